// How sure the rules must be: for accepting together, for accepting by themselves (never, unless it is said), and below
// which a clause is shown as uncertain.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Switch } from 'antd';
import { useId, useState } from 'react';
import { getReviewSettings, type ReviewSettings, saveReviewSettings } from '#contract/reviews.ts';
import { ask, asked, changed } from '#web/app/api.ts';
import { useMay } from '#web/app/session.ts';
import { useText } from '#web/i18n/i18n.ts';
import { Loaded, Page } from '#web/ui/page.tsx';
import { ProblemAlert } from '#web/ui/problem.tsx';
import { PlanPlaces } from './plan-places.tsx';

export function ReviewSettingsScreen() {
  const { say } = useText();
  const settings = useQuery(asked(getReviewSettings, undefined));
  return (
    <Page title={say('nav.plans')} lead={<PlanPlaces />}>
      <Loaded of={settings}>{data => <SettingsForm settings={data} />}</Loaded>
    </Page>
  );
}

const percent = (share: number) => Math.round(share * 100);

function SettingsForm(props: { readonly settings: ReviewSettings }) {
  const { say } = useText();
  const may = useMay()('review.set');
  const id = useId();
  const [next, setNext] = useState(props.settings);
  const save = useMutation({
    mutationFn: () => ask(saveReviewSettings, { body: next }),
    onSuccess: () => changed('get-review-settings', 'get-review', 'list-review-clauses'),
  });
  const set = (more: Partial<ReviewSettings>) => {
    save.reset();
    setNext({ ...next, ...more });
  };
  const alone = next.alone_above !== null;
  return (
    <form
      className="panel pad settings"
      onSubmit={event => {
        event.preventDefault();
        save.mutate();
      }}
    >
      {!may && <p className="soft">{say('settings.readOnly')}</p>}
      <Percent
        label={say('settings.together')}
        note={say('settings.together.note')}
        value={next.together_above}
        readOnly={!may}
        onChange={together_above => set({ together_above })}
      />
      <Percent
        label={say('settings.unsure')}
        note={say('settings.unsure.note')}
        value={next.unsure_below}
        readOnly={!may}
        onChange={unsure_below => set({ unsure_below })}
      />
      <div className="setting">
        <span className="switch-line">
          <Switch
            id={`${id}-alone`}
            checked={alone}
            disabled={!may}
            onChange={on => set({ alone_above: on ? 0.97 : null })}
          />
          <label htmlFor={`${id}-alone`} className="field-name">
            {say('settings.alone')}
          </label>
        </span>
        <p className="soft">{say('settings.alone.note')}</p>
      </div>
      {alone && (
        <Percent
          label={say('settings.aloneAbove')}
          note=""
          value={next.alone_above ?? 1}
          readOnly={!may}
          onChange={alone_above => set({ alone_above })}
        />
      )}
      {save.error && <ProblemAlert problem={save.error} />}
      {may && (
        <span className="button-pair">
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {say('do.save')}
          </Button>
          {save.isSuccess && <span role="status">{say('yaml.saved')}</span>}
        </span>
      )}
    </form>
  );
}

function Percent(props: {
  readonly label: string;
  readonly note: string;
  readonly value: number;
  readonly readOnly: boolean;
  readonly onChange: (value: number) => void;
}) {
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id} className="field-name">
        {props.label}
      </label>
      <span className="setting-value">
        <input
          id={id}
          type="number"
          min={0}
          max={100}
          required
          className="plain-input limit-number"
          readOnly={props.readOnly}
          value={percent(props.value)}
          onChange={event => {
            const value = event.target.valueAsNumber;
            if (value >= 0 && value <= 100) props.onChange(value / 100);
          }}
        />{' '}
        %
      </span>
      {props.note !== '' && <p className="soft">{props.note}</p>}
    </div>
  );
}
