// Scenarios that are only named: in the scope ("适用于A、B、C等"), in a list of kinds, in a definition ("…事故是指").
import { bareText } from './bare-text.ts';
import type { DraftClause } from './clauses.ts';
import { endsAsEvent, isGeneric, namesEvent } from './events.ts';
import { tidyEvent } from './scenario-names.ts';

/** Most telling first. */
const LISTS: readonly RegExp[] = [
  /(?:考虑|应对)[^,。:]{0,8}的([^。;]{4,200})/,
  /(?<!所)共?涉及(?!到|的):?([^。;]{4,200})/,
  /意外事故为:?([^。;]{4,200})/,
  /(?:类型|种类|情形|灾害|情况|事件|事故),?(?:主要)?(?:有|为|包括)(?:\([^()]{0,12}\))?:?([^。;]{4,200})/,
  /(?:处置|适用于)[^,。:]{0,30}?(?:发生的|出现的)(?!,)([^。;]{4,200})/,
  /适用于(?=[^,。:]{2,20}、)([^。;]{4,200})/,
];
const KINDS = /种类|分类|类型|类别|级\)|事件\(|事故\(/;
/** "重大服务质量问题有…", "客户突发性需求是指…". */
const DEFINED = /^([^,。;:]{4,16}?)(?:主要)?(?:是指|包括|有(?=[^关效权限序])|指(?=[^挥导定示标]))/;

/** Names in the order of the text; `clauses` are those that bind nobody. */
export function listedScenarios(text: string, clauses: readonly DraftClause[]): readonly string[] {
  const names: string[] = [];
  const kinds = new Map<number, { items: string[]; at: number }>();
  let passage: DraftClause['passage'] | undefined;
  for (const clause of clauses) {
    if (clause.modality !== 'statement' || clause.passage.silent !== undefined) continue;
    if (clause.passage === passage) continue;
    passage = clause.passage;
    const bare = bareText(text.slice(passage.body, Math.min(passage.end, passage.body + 400)));
    const above = passage.above.at(passage.heading ? -2 : -1);
    if (
      above !== undefined &&
      KINDS.test(above.title) &&
      passage.number !== null &&
      passage.style !== undefined
    ) {
      const group = kinds.get(above.start) ?? { items: [], at: names.length };
      kinds.set(above.start, group);
      group.items.push(bare);
    } else if (!passage.heading) names.push(...inSentence(bare, clause));
  }
  for (const { items, at } of [...kinds.values()].reverse()) names.splice(at, 0, ...inKinds(items));
  return names;
}

/** Items of a list of kinds: most must name events, then all are taken. */
function inKinds(items: readonly string[]): readonly string[] {
  const names = items.flatMap(item => {
    const words = item.replace(/[。;]$/, '').replace(/:.*$/, '');
    const event = words.replace(/^.*,而(?:导致|引起|造成)/, '');
    const name = /级\)$/.test(words)
      ? undefined
      : (tidyEvent(event) ?? (/^其[他它]/.test(event) ? '其他' : undefined));
    return name !== undefined && name.length <= 24 && !/[,。]/.test(name) ? [name] : [];
  });
  const events = names.filter(namesEvent).length;
  return events * 2 >= items.length ? names : [];
}

function inSentence(sentence: string, clause: DraftClause): readonly string[] {
  const { section, title = '' } = clause.passage.above.at(-1) ?? {};
  const kinds = /种类|类型|类别/.test(title) && !/级/.test(title); // "事件种类", not "事件分级"
  if (section === 'organisation' || (section === 'grading' && !kinds) || section === 'basis') return [];
  const defined = definedIn(sentence, clause);
  for (const list of LISTS) {
    const found = list.exec(sentence)?.[1];
    const names = found === undefined ? [] : inList(found);
    // what a plan applies to may be places: all of the names must be events, if it does not say so
    const told = /等[^,。;]{0,6}(?:事件|事故|情况|情形|灾害)/.test(found ?? '');
    if (list.source.includes('适用于') && !told && !names.every(endsAsEvent)) continue;
    if (names.length > 1) return [...names, ...defined];
  }
  return defined;
}

/** In the scope a word for an event is explained. */
function definedIn(sentence: string, clause: DraftClause): readonly string[] {
  if (!clause.passage.above.some(heading => heading.section === 'scope')) return [];
  return sentence.split(/[,。;]/).flatMap(piece => {
    // "…投诉、客户突发性需求是指…": what is explained begins behind the list
    const parts = piece.split(/、(?=[^、]{4,16}是指)/);
    return parts.flatMap(part => {
      const name = DEFINED.exec(part)?.[1];
      return name !== undefined && namesEvent(name) && !isGeneric(name) && !/^突发|^本|所称/.test(name)
        ? [name]
        : [];
    });
  });
}

function inList(found: string): readonly string[] {
  const parts = found
    .replace(/(?:等|[一二三四五六七八九十两][类种]|,(?=本|其中|上述|根据)).*$/, '')
    .split(/[、,]|以及/);
  const names = parts.flatMap((part, index) => {
    // "A、B和C": the last two; elsewhere 和 is part of a name
    const last = index === parts.length - 1 || parts[index + 1] === '';
    const halves = last ? part.split(/[和及与或](?=..)/) : [part];
    return halves.every(
      half => half.length >= 2 && (halves.length === 1 || namesEvent(half) || half.length >= 5),
    )
      ? halves
      : [part];
  });
  const tidy = names.flatMap(name => {
    const event = tidyEvent(name.trim().replace(/^(?:因|发生|本|各类)/, ''));
    return event !== undefined && event.length <= 20 && !NO_NAME.test(event) ? [event] : [];
  });
  const events = tidy.filter(namesEvent).length;
  return events > 0 && events * 2 >= tidy.length ? tidy : [];
}

/** A clause rather than the name of an event. */
const NO_NAME =
  /的$|预案|^本|^[^(]*\)|\([^)]*$|[一二三四ⅠⅡⅢⅣ司门]级$|^(?:造成|影响|导致|尤其|特别|需要)|进行|编制|范围/;

/** "本办法所称重大突发事件是指:…": the event a plan without other scenarios is for. */
export function definedEvent(text: string, clauses: readonly DraftClause[]): readonly string[] {
  for (const [index, { passage, modality }] of clauses.entries()) {
    if (modality !== 'statement' || passage.heading) continue;
    const bare = bareText(text.slice(passage.body, Math.min(passage.end, passage.body + 120)));
    const name = /本[^,。;:]{2,4}(?:中)?所[称指]的?([^,。;:]{2,20}?(?:事件|事故|灾害|故障))(?:是|系)?指/.exec(
      bare,
    )?.[1];
    if (name !== undefined) return [name, ...kindsBelow(text, clauses, index)];
  }
  return [];
}

/** The kinds listed under a definition: "2、造成死亡或受伤的人员伤亡事故". */
function kindsBelow(text: string, clauses: readonly DraftClause[], from: number): readonly string[] {
  const above = clauses[from]?.passage.above.at(-1)?.start;
  return clauses.slice(from + 1, from + 16).flatMap(({ passage }) => {
    if (passage.style === undefined || passage.above.at(-1)?.start !== above) return [];
    const bare = bareText(text.slice(passage.body, Math.min(passage.end, passage.body + 60))).replace(
      /[。;]$/,
      '',
    );
    const kind =
      /的([^的]{3,12}(?:事故|事件))$/.exec(bare)?.[1] ??
      /(?:造成|发生)([^,]{2,20})的(?:事故|事件)$/.exec(bare)?.[1];
    return kind === undefined || isGeneric(kind) || /其[他它]|认定/.test(bare) ? [] : [kind];
  });
}
