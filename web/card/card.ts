// The card: one duty of one person, complete as it comes from the server. Every act is a plain form; with script the
// same forms answer at once and keep their taps while the phone is offline.
import type { VNode } from 'preact';
import type { CardActName, CardPage, CardView } from '#contract/card-view.ts';
import { clockTime, localTime, timeLeft, zoneName } from '#core/time/local-time.ts';
import { askInput } from './asks.ts';
import { type Children, el } from './element.ts';
import { icon } from './icons.ts';
import { countdown, glance, isOver, isRunning } from './state.ts';
import { WORDS } from './words.ts';

/** What only the phone knows; `live` is false on the server and without script. */
export type Local = {
  readonly live: boolean;
  readonly now: number;
  readonly waiting: number; // taps not sent yet
  readonly sending: boolean;
  readonly arrived: boolean; // the last tap made here has arrived
  readonly declined: boolean; // from here, just now
  readonly trouble: string | null;
};

export type CardProps = CardPage & {
  readonly local: Local;
  readonly onSubmit?: (act: CardActName, event: Event) => void;
};

export function initialLocal({ view, trouble }: Pick<CardPage, 'view' | 'trouble'>): Local {
  return {
    live: false,
    now: Date.parse(view.now),
    waiting: 0,
    sending: false,
    arrived: false,
    declined: false,
    trouble,
  };
}

export function Card(props: CardProps): VNode {
  const { view, local } = props;
  const words = WORDS[view.language];
  const { state, icon: picture, tone } = glance(view, local.now);
  return el(
    'div',
    { class: `card ${tone}`, lang: words.lang },
    el(
      'header',
      null,
      view.incident.drill &&
        el('p', { class: 'drill' }, el('strong', null, words.drill), el('span', null, words.drillNote)),
      el('p', { class: 'org' }, view.organisation),
      el('p', { class: 'state' }, icon(picture), el('span', null, words.state[state])),
      el('h1', null, view.duty.title),
      incidentLine(view, local.now),
    ),
    el(
      'main',
      null,
      trouble(props),
      remark(view, local),
      isRunning(view) && deadline(view, local),
      marks(view),
      call(view),
      facts(view, local.now),
      doing(props),
      declining(props),
    ),
    bar(props),
  );
}

function incidentLine({ incident, zone, language }: CardView, now: number): VNode {
  const scenario = incident.scenario && incident.scenario !== incident.title ? ` · ${incident.scenario}` : '';
  const since = localTime(Date.parse(incident.occurred), zone, language, now);
  return el(
    'p',
    { class: 'incident' },
    `${incident.title}${scenario} `,
    el('span', null, `${WORDS[language].occurred} ${since}`),
  );
}

function trouble({ local, view }: CardProps): VNode {
  const words = WORDS[view.language];
  return el(
    'div',
    { role: 'alert' },
    local.trouble &&
      el(
        'p',
        { class: 'trouble' },
        icon('alert'),
        el('span', null, el('strong', null, words.refused), ` ${local.trouble}`),
      ),
  );
}

/** A closing word, where nothing is left to do. */
function remark(view: CardView, local: Local): VNode | null {
  const words = WORDS[view.language];
  const { state } = glance(view, local.now);
  const notes: Partial<Record<string, string>> = words.stateNote;
  const text = local.declined ? words.declined : notes[state];
  return text === undefined ? null : el('p', { class: 'remark' }, text);
}

function deadline(view: CardView, local: Local): VNode {
  const words = WORDS[view.language];
  const due = Date.parse(view.duty.due ?? view.now);
  const far = Math.abs(due - local.now) >= 86_400_000;
  const plain = timeLeft(due, local.now, view.language);
  const time = localTime(due, view.zone, view.language, local.now);
  return el(
    'section',
    { class: 'deadline' },
    local.live && !far
      ? [
          el('p', { class: 'label' }, isOver(view, local.now) ? words.over : words.left),
          el('p', { class: 'countdown', role: 'timer' }, countdown(due, local.now)),
        ]
      : el('p', { class: 'countdown words' }, plain),
    el(
      'p',
      { class: 'by' },
      `${words.due} ${time}`,
      el('small', null, ` ${zoneName(due, view.zone, view.language)}`),
    ),
  );
}

function marks(view: CardView): VNode | null {
  const { duty, zone, language } = view;
  const words = WORDS[language];
  const at = (iso: string) => clockTime(Date.parse(iso), zone, language);
  const lines = [
    duty.acknowledged &&
      el('li', null, icon('check'), el('span', null, words.heardAt(at(duty.acknowledged)))),
    duty.done && el('li', null, icon('check'), el('span', null, words.doneAt(at(duty.done)))),
  ].filter(Boolean);
  return lines.length > 0 ? el('ul', { class: 'marks' }, lines) : null;
}

function facts({ duty, zone, language }: CardView, now: number): VNode | null {
  if (duty.say.length === 0) return null;
  const words = WORDS[language];
  const shown = (one: CardView['duty']['say'][number]) => {
    if (one.instant !== null) return localTime(Date.parse(one.instant), zone, language, now);
    return { '': words.unknown, '✓': words.yes, '✗': words.no }[one.value] ?? one.value;
  };
  return el(
    'section',
    null,
    el('h2', null, words.facts),
    el(
      'dl',
      null,
      duty.say.map(one =>
        el(
          'div',
          null,
          el('dt', null, one.title),
          el('dd', { class: one.value || one.instant ? '' : 'unknown' }, shown(one)),
        ),
      ),
    ),
  );
}

function call({ duty, language }: CardView): VNode | null {
  if (!duty.call) return null;
  const words = WORDS[language];
  const { title, number, script } = duty.call;
  return el(
    'section',
    null,
    number
      ? el(
          'a',
          { class: 'button phone', href: `tel:${number.replace(/[^\d+*#,]/g, '')}` },
          icon('phone'),
          el('span', null, `${words.call} ${title}`, el('b', null, number)),
        )
      : el('p', { class: 'remark' }, `${title}: ${words.noNumber}`),
    script.length > 0 && [
      el('h2', null, words.script),
      el(
        'ol',
        { class: 'script' },
        script.map(line => el('li', null, line)),
      ),
    ],
  );
}

const may = ({ view }: CardProps, act: CardActName) => view.may.includes(act);

/** Deciding is not "done" before it is sent. */
function doneWord({ duty, language }: CardView): string {
  if (duty.kind === 'command') return WORDS[language].takeCommand;
  return DECIDES.has(duty.kind) ? WORDS[language].submit : WORDS[language].act.done;
}

const DECIDES: ReadonlySet<string> = new Set([
  'decide',
  'approve',
  'use',
  'confirm',
  'permit',
  'discretion',
  'unreachable',
  'grade',
]);

/** What is asked when it is done; a duty that asks nothing has its button in the bar alone. */
function doing(props: CardProps): VNode | null {
  const { view } = props;
  if (!may(props, 'done')) return null;
  const words = WORDS[view.language];
  const { asks, kind } = view.duty;
  const decides = DECIDES.has(kind);
  const note = el(
    'div',
    { class: 'ask' },
    el(
      'label',
      { for: 'note' },
      decides ? words.reasonOfDecision : words.note,
      el('small', null, ` ${words.optional}`),
    ),
    el('textarea', { id: 'note', name: 'note', rows: 2, maxLength: 4000 }),
  );
  return form(
    props,
    'done',
    { class: asks.length > 0 ? 'doing' : 'doing bare' },
    asks.length > 0 && el('h2', null, words.fill),
    asks.map(ask => askInput(ask, view)),
    note,
    may(props, 'acknowledge') &&
      el('button', { class: 'button', type: 'submit' }, icon('check'), el('span', null, doneWord(view))),
  );
}

function declining(props: CardProps): VNode | null {
  if (!may(props, 'decline')) return null;
  const words = WORDS[props.view.language];
  return el(
    'details',
    { class: 'declining' },
    el('summary', null, words.cannot),
    form(
      props,
      'decline',
      {},
      el('label', { for: 'reason' }, words.cannotWhy),
      el('textarea', { id: 'reason', name: 'reason', rows: 2, maxLength: 1000, required: true }),
      el('button', { class: 'button danger', type: 'submit' }, words.act.decline),
    ),
  );
}

/** The acts within reach of the thumb: the most important one large. */
function bar(props: CardProps): VNode {
  const { view, local } = props;
  const words = WORDS[view.language];
  const small = (['accept', 'arrive'] as const).filter(act => may(props, act));
  const main = may(props, 'acknowledge') ? 'acknowledge' : may(props, 'done') ? 'done' : null;
  return el(
    'footer',
    null,
    (small.length > 0 || main) &&
      el(
        'div',
        { class: 'acts' },
        small.map(act =>
          form(
            props,
            act,
            { key: act },
            el(
              'button',
              { class: 'button', type: 'submit' },
              icon(act === 'arrive' ? 'place' : 'check'),
              words.act[act],
            ),
          ),
        ),
        main === 'acknowledge' &&
          form(
            props,
            'acknowledge',
            { class: 'main', key: 'acknowledge' },
            el('button', { class: 'button primary', type: 'submit' }, icon('check'), words.act.acknowledge),
          ),
        main === 'done' &&
          el(
            'div',
            { class: 'main', key: 'done' },
            el(
              'button',
              { class: 'button primary', type: 'submit', form: 'form-done' },
              icon('check'),
              doneWord(view),
            ),
          ),
      ),
    el('p', { class: 'queue', 'aria-live': 'polite', id: 'queue' }, queueLine(local, view.language)),
    el('p', { class: 'fine' }, `${words.forYou(view.person.name)} · ${words.yours}`),
  );
}

function queueLine(local: Local, language: 'zh' | 'en'): readonly (VNode | string)[] {
  const words = WORDS[language];
  if (local.sending) return [words.sending];
  if (local.waiting > 0) return [icon('offline'), el('span', null, words.waiting(local.waiting))];
  return local.arrived ? [icon('check'), el('span', null, words.arrived)] : [];
}

function form(
  props: CardProps,
  act: CardActName,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly Children[]
): VNode {
  const { path, ids, onSubmit } = props;
  return el(
    'form',
    {
      ...attributes,
      id: `form-${act}`,
      method: 'post',
      action: path,
      ...(onSubmit ? { onSubmit: (event: Event) => onSubmit(act, event) } : {}),
    },
    el('input', { type: 'hidden', name: 'act', value: act }),
    el('input', { type: 'hidden', name: 'id', value: ids[act] }),
    ...children,
  );
}
