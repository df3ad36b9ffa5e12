// The text of a SmartArt diagram (an organisation chart, a flow): its points from the top down, each before those below it.
// How it is drawn is not looked at.
import { element, elements, type Xml } from '../xml.ts';

type Point = { readonly text: string; readonly below: { readonly id: string; readonly order: number }[] };

export function diagramTexts(model: Xml): readonly string[] {
  const points = new Map<string, Point>();
  const roots: string[] = [];
  for (const xml of elements(element(model, 'ptLst'), 'pt')) {
    const { modelId = '', type = 'node' } = xml.attributes;
    if (type !== 'node' && type !== 'asst' && type !== 'doc') continue; // transitions, presentation
    points.set(modelId, { text: textOf(element(xml, 't')), below: [] });
    if (type === 'doc') roots.push(modelId);
  }
  for (const { attributes } of elements(element(model, 'cxnLst'), 'cxn')) {
    const { type = 'parOf', srcId = '', destId = '', srcOrd = '0' } = attributes;
    if (type === 'parOf') points.get(srcId)?.below.push({ id: destId, order: Number(srcOrd) || 0 });
  }
  return inOrder(points, roots);
}

/** Points nothing leads to come last; a point comes once, whatever leads to it. */
function inOrder(points: ReadonlyMap<string, Point>, roots: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  const texts: string[] = [];
  const waiting = [...points.keys()].reverse().concat([...roots].reverse());
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const point = points.get(id);
    if (point === undefined || seen.has(id)) continue;
    seen.add(id);
    if (point.text !== '') texts.push(point.text);
    const below = [...point.below].sort((a, b) => b.order - a.order);
    for (const next of below) waiting.push(next.id);
  }
  return texts;
}

function textOf(body: Xml | undefined): string {
  const lines = elements(body, 'p').map(paragraph =>
    elements(paragraph, 'r')
      .map(run => element(run, 't')?.children.join('') ?? '')
      .join(''),
  );
  return lines.join('').trim();
}
