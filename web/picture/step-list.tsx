// The same as the picture, as a table of text: for readers who do not see it, and to be copied.
import type { Flow, FlowStep, Mark } from '#core/picture/flow.ts';
import type { LiveMark } from '#core/picture/live-marks.ts';
import { useText } from '#web/i18n/i18n.ts';

export function StepList(props: {
  readonly flow: Flow;
  readonly live?: ReadonlyMap<string, LiveMark>;
  readonly onStep: (step: string) => void;
}) {
  const { say } = useText();
  const { flow, live, onStep } = props;
  const lanes = new Map(flow.lanes.map(({ id, title }) => [id, title]));
  const before = beforeOf(flow);
  return (
    <details className="picture-text">
      <summary>{say('picture.asText', { count: flow.steps.length })}</summary>
      <table className="grid">
        <thead>
          <tr>
            <th>#</th>
            <th>{say('picture.who')}</th>
            <th>{say('picture.what')}</th>
            <th>{say('picture.when')}</th>
            <th>{say('picture.more')}</th>
            {live && <th>{say('picture.state')}</th>}
          </tr>
        </thead>
        <tbody>
          {flow.steps.map(step => (
            <tr key={step.id}>
              <td className="num">{step.number}</td>
              <td>{lanes.get(step.lane)}</td>
              <td>
                <button type="button" className="link" onClick={() => onStep(step.id)}>
                  {step.title}
                </button>{' '}
                <span className="soft">
                  {step.kindTitle} {step.forceTitle}
                </span>
              </td>
              <td>
                <Lines
                  texts={[
                    ...(before.get(step.id) ?? []).map(title => say('picture.after', { title })),
                    ...textsOf(step.entry),
                  ]}
                />
              </td>
              <td>
                <Lines texts={textsOf([...step.lines, ...step.exit])} />
              </td>
              {live && <td>{live.get(step.id)?.title}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

const textsOf = (marks: readonly Mark[]): readonly string[] => marks.map(({ text }) => text);

function Lines(props: { readonly texts: readonly string[] }) {
  return props.texts.map((text, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines of one step never change places
    <div key={index}>{text}</div>
  ));
}

function beforeOf({ arrows, steps }: Flow): ReadonlyMap<string, readonly string[]> {
  const titles = new Map(steps.map((step: FlowStep) => [step.id, step.title]));
  const into = Map.groupBy(
    arrows.filter(({ kind }) => kind !== 'back'),
    ({ to }) => to,
  );
  return new Map([...into].map(([step, all]) => [step, all.map(({ from }) => titles.get(from) ?? from)]));
}
