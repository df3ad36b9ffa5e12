// What dashes and outlines mean, beside the picture.
import { useText } from '#web/i18n/i18n.ts';

const ARROWS = [
  ['order', undefined],
  ['gate', '7 3 2 3'],
  ['called', '2 3'],
  ['back', '6 4'],
  ['beside', '1 3'],
] as const;

const FORCES = [
  ['must', undefined],
  ['should', '7 3'],
  ['may', '2 3'],
] as const;

export function PictureKey() {
  const { say } = useText();
  return (
    <ul className="picture-key" aria-label={say('picture.key')}>
      {ARROWS.map(([kind, dashes]) => (
        <li key={kind}>
          <svg width="34" height="10" aria-hidden="true" className={`picture-key-${kind}`}>
            <path d="M1 5H26" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray={dashes} />
            <path d="M33 5l-8-4v8z" fill="currentColor" />
          </svg>
          {say(`picture.key.${kind}`)}
        </li>
      ))}
      {FORCES.map(([force, dashes]) => (
        <li key={force}>
          <svg width="22" height="14" aria-hidden="true">
            <rect
              x="1"
              y="1"
              width="20"
              height="12"
              rx="3"
              fill="none"
              stroke="currentColor"
              strokeWidth="1.5"
              strokeDasharray={dashes}
            />
          </svg>
          {say(`picture.key.${force}`)}
        </li>
      ))}
    </ul>
  );
}
