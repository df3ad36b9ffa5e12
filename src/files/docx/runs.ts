// The text of one Word paragraph: what the reader of the printed page sees. Insertions are kept and deletions dropped,
// hidden text and field codes are left out, text boxes are handed back apart.
import { element, elements, type Xml } from '../xml.ts';
import { isOn, value } from './styles.ts';

export type RunText = {
  readonly text: string;
  readonly boxes: readonly Xml[]; // txbxContent, in order
  readonly changed: boolean; // tracked changes were resolved
};

type Sink = { text: string; boxes: Xml[]; changed: boolean };

export function readRuns(paragraph: Xml): RunText {
  const sink: Sink = { text: '', boxes: [], changed: false };
  for (const child of elements(paragraph)) walk(child, sink);
  return sink;
}

function walk(node: Xml, sink: Sink): void {
  switch (node.name) {
    case 't':
      sink.text += node.children.filter(child => typeof child === 'string').join('');
      return;
    case 'tab':
    case 'ptab':
      sink.text += '\t';
      return;
    case 'br':
      if (node.attributes.type === undefined || node.attributes.type === 'textWrapping') sink.text += '\n';
      return;
    case 'cr':
      sink.text += '\n';
      return;
    case 'noBreakHyphen':
      sink.text += '-';
      return;
    case 'sym':
      sink.text += '□'; // a sign of a symbol font: most are boxes to tick
      return;
    case 'del':
    case 'moveFrom':
      sink.changed = true;
      return;
    case 'pPr':
    case 'rPr':
    case 'instrText':
    case 'delText':
    case 'delInstrText':
    case 'sdtPr':
    case 'rt': // the small characters above others
      return;
    case 'txbxContent':
      sink.boxes.push(node);
      return;
    case 'AlternateContent':
      walkAll(element(node, 'Choice') ?? element(node, 'Fallback'), sink);
      return;
    case 'r':
      if (!isHidden(node)) walkAll(node, sink);
      return;
    case 'ins':
    case 'moveTo':
      sink.changed = true;
      walkAll(node, sink);
      return;
    default:
      walkAll(node, sink);
  }
}

function walkAll(node: Xml | undefined, sink: Sink): void {
  for (const child of elements(node)) walk(child, sink);
}

function isHidden(run: Xml): boolean {
  const vanish = element(element(run, 'rPr'), 'vanish');
  return vanish !== undefined && (value(vanish) === undefined || isOn(value(vanish)));
}
