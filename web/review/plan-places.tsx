// The way between the pages about plans: the plans, documents under review, the dictionary, the settings of reviews.
import { Link } from '@tanstack/react-router';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';

const PLACES = [
  { to: '/plans', text: 'places.plans', action: 'plan.read' },
  { to: '/documents', text: 'places.reviews', action: 'review.read' },
  { to: '/uploads', text: 'places.uploads', action: 'plan.read' },
  { to: '/compare', text: 'places.compare', action: 'review.read' },
  { to: '/dictionary', text: 'places.dictionary', action: 'review.read' },
  { to: '/review-settings', text: 'places.settings', action: 'review.set' },
] as const;

export function PlanPlaces() {
  const { say } = useText();
  const may = useMay();
  return (
    <nav className="places" aria-label={say('places.label')}>
      {PLACES.filter(place => may(place.action)).map(place => (
        <Link
          key={place.to}
          to={place.to}
          className="place"
          activeOptions={{ exact: true, includeSearch: false }}
          activeProps={{ className: 'place place-here' }}
        >
          {say(place.text)}
        </Link>
      ))}
    </nav>
  );
}
