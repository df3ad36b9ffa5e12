// The inputs a duty asks for, as plain form controls: they work without script, and keep what was typed.
import type { VNode } from 'preact';
import { type CardAsk, type CardView, inputName, markName, whyName } from '#contract/card-view.ts';
import { zoneName } from '#core/time/local-time.ts';
import { el } from './element.ts';
import { WORDS } from './words.ts';

/** Up to so many choices are shown as buttons, more as a list. */
const BUTTONS = 5;

/** The input, and beside it how sure it is and why, where the plan asks for that. */
export function askInput(ask: CardAsk, view: CardView): VNode {
  const words = WORDS[view.language];
  const sure = ask.may_be ?? [];
  const control = valueInput(ask.or_reason ? { ...ask, required: false } : ask, view);
  if (sure.length === 0 && !ask.or_reason) return control;
  const mark = markName(ask);
  return el(
    'div',
    { class: 'marked' },
    control,
    sure.length > 0 &&
      el(
        'label',
        { class: 'mark', for: mark },
        words.sure,
        el(
          'select',
          { id: mark, name: mark },
          sure.map(one => el('option', { value: one }, words.certainty[one as 'exact'] ?? one)),
        ),
      ),
    el(
      'label',
      { class: 'mark', for: whyName(ask) },
      ask.or_reason ? words.orReason : words.why,
      el('input', { id: whyName(ask), name: whyName(ask), maxLength: 1000, autocomplete: 'off' }),
    ),
  );
}

function valueInput(ask: CardAsk, view: CardView): VNode {
  const words = WORDS[view.language];
  const approve = view.duty.kind === 'approve' || view.duty.kind === 'permit';
  const title = ask.title || (approve ? words.approveAsk : view.duty.title);
  switch (ask.type) {
    case 'yes-no':
    case 'state':
      return choices(ask, title, words.optional, [
        ['yes', approve ? words.agree : words.yes],
        ['no', approve ? words.disagree : words.no],
      ]);
    case 'reached':
      return choices(ask, words.reached, words.optional, [
        ['yes', words.yes],
        ['no', words.no],
      ]);
    case 'silence':
      return choices(
        ask,
        words.silence,
        words.optional,
        ask.values.map(value => [value, words.silenceAnswers[value as 'keep'] ?? value] as const),
      );
    case 'signature':
      return signature(ask, words.signature);
    case 'sign-or-send-back':
      return choices(ask, words.signAsk, words.optional, [
        ['yes', words.sign],
        ['no', words.sendBack],
      ]);
    case 'one-of':
      return ask.values.length <= BUTTONS
        ? choices(
            ask,
            title,
            words.optional,
            ask.values.map(value => [value, value] as const),
          )
        : labelled(ask, title, words.optional, null, list(ask, words.choose));
    case 'number':
      return labelled(
        ask,
        title,
        words.optional,
        null,
        el('input', { ...named(ask), ...before(ask), inputMode: 'decimal', autocomplete: 'off' }),
      );
    case 'time': {
      const zone = zoneName(Date.parse(view.now), view.zone, view.language);
      return labelled(
        ask,
        title,
        words.optional,
        words.inZone(zone),
        el('input', { ...named(ask), ...before(ask), type: 'datetime-local' }),
      );
    }
    case 'photo':
    case 'file':
      return labelled(ask, title, words.optional, photoHint(ask, words.photo, words.atLeast), text(ask));
    case 'people':
    case 'list':
      return labelled(ask, title, words.optional, words.lines, text(ask));
    default:
      return labelled(ask, title, words.optional, null, text(ask));
  }
}

/** Two or more are named one per line. */
function photoHint({ least }: CardAsk, hint: string, atLeast: (least: number) => string): string {
  return least !== undefined && least > 1 ? `${hint} ${atLeast(least)}` : hint;
}

function named(ask: CardAsk): { id: string; name: string; required: boolean } {
  return { id: inputName(ask), name: inputName(ask), required: ask.required };
}

function text(ask: CardAsk): VNode {
  return el('textarea', { ...named(ask), ...before(ask), rows: 2, maxLength: 4000 });
}

/** What the plan fills in beforehand. */
function before({ value, target }: CardAsk): { defaultValue?: string } {
  return target === 'field' && (typeof value === 'string' || typeof value === 'number')
    ? { defaultValue: String(value) }
    : {};
}

function signature(ask: CardAsk, words: string): VNode {
  return el(
    'label',
    { class: 'ask signature' },
    el('input', { type: 'checkbox', name: inputName(ask), value: 'yes', required: true }),
    el('span', null, words),
  );
}

function list(ask: CardAsk, choose: string): VNode {
  const options = ask.values.map(value => el('option', { value }, value));
  return el('select', named(ask), el('option', { value: '' }, choose), options);
}

function labelled(ask: CardAsk, title: string, optional: string, hint: string | null, control: VNode): VNode {
  return el(
    'div',
    { class: 'ask' },
    el(
      'label',
      { for: inputName(ask) },
      title,
      ask.unit && ` (${ask.unit})`,
      ask.required ? null : el('small', null, ` ${optional}`),
    ),
    hint && el('p', { class: 'hint' }, hint),
    control,
  );
}

function choices(
  ask: CardAsk,
  title: string,
  optional: string,
  values: readonly (readonly [string, string])[],
): VNode {
  const name = inputName(ask);
  return el(
    'fieldset',
    { class: 'ask' },
    el('legend', null, title, ask.required ? null : el('small', null, ` ${optional}`)),
    el(
      'div',
      { class: values.length === 2 ? 'choices two' : 'choices' },
      values.map(([value, word]) =>
        el(
          'label',
          { class: 'choice' },
          el('input', { type: 'radio', name, value, required: ask.required }),
          el('span', null, word),
        ),
      ),
    ),
  );
}
