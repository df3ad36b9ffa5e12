// A plan as a BPMN 2.0 file: each scenario a pool with its posts as lanes, steps as tasks, limits and rungs as timers
// that do not interrupt, and the diagram. What BPMN has no word for stands in the documentation of the task.

import { type Language, PICTURE_WORDS } from '#core/picture/picture-words.ts';
import type { Plan, ScenarioId, Step, StepKind } from '#core/plan/plan.ts';
import { type XmlElement, xmlText } from '#core/xml/xml-text.ts';
import { type BpmnBoundary, type BpmnFlow, type BpmnGraph, type BpmnNode, bpmnGraph } from './graph.ts';
import { type Bounds, type PlacedGraph, placeGraph } from './place-graph.ts';

const FEEL = 'https://www.omg.org/spec/DMN/20191111/FEEL/';
const NAMESPACES = {
  'xmlns:bpmn': 'http://www.omg.org/spec/BPMN/20100524/MODEL',
  'xmlns:bpmndi': 'http://www.omg.org/spec/BPMN/20100524/DI',
  'xmlns:dc': 'http://www.omg.org/spec/DD/20100524/DC',
  'xmlns:di': 'http://www.omg.org/spec/DD/20100524/DI',
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
};

export function writeBpmn(plan: Plan, language: Language): string {
  const drawn = Object.keys(plan.scenarios).map(id => {
    const graph = bpmnGraph(plan, id, language);
    return { id, graph, placed: placeGraph(graph) };
  });
  const pools = drawn.map(({ id }) =>
    xml('bpmn:participant', {
      id: `Pool_${id}`,
      name: plan.scenarios[id]?.title ?? id,
      processRef: `Process_${id}`,
    }),
  );
  let y = 0;
  const shapes = drawn.flatMap(({ id, graph, placed }) => {
    const at = y;
    y += placed.picture.height + 60;
    return shapesOf(id, graph, placed, at);
  });
  const root = xml(
    'bpmn:definitions',
    {
      ...NAMESPACES,
      id: `Definitions_${ncName(plan.plan)}`,
      name: plan.title,
      targetNamespace: 'urn:fengsui:plan',
      expressionLanguage: FEEL,
      exporter: 'Fengsui',
    },
    [
      xml('bpmn:collaboration', { id: 'Collaboration' }, pools),
      ...drawn.map(({ id, graph }) => processOf(plan, id, graph, language)),
      xml('bpmndi:BPMNDiagram', { id: 'Diagram', name: plan.title }, [
        xml('bpmndi:BPMNPlane', { id: 'Plane', bpmnElement: 'Collaboration' }, shapes),
      ]),
    ],
  );
  return xmlText(root);
}

const xml = (
  tag: string,
  attributes: XmlElement['attributes'],
  children: XmlElement['children'] = [],
): XmlElement => ({
  tag,
  attributes,
  children,
});

/** Ids of plans may begin with a figure; those of XML may not. */
const ncName = (id: string): string => id.replace(/[^\p{L}\p{N}_-]/gu, '_');

/** Nodes of all scenarios stand in one file: each id bears its scenario. */
const idIn = (scenario: ScenarioId, id: string): string => `${id}_in_${scenario}`;

function processOf(plan: Plan, scenario: ScenarioId, graph: BpmnGraph, language: Language): XmlElement {
  const { flow, nodes, flows, boundaries } = graph;
  const lanes = flow.lanes.map(({ id, title }, index) => {
    const inside = nodes.filter(node => node.lane === id).map(node => node.id);
    const edges = boundaries.filter(({ step }) => inside.includes(step));
    const ends = edges.filter(({ to }) => to === null).map(one => `${one.id}_end`);
    const refs = [...inside, ...edges.map(one => one.id), ...ends];
    return xml(
      'bpmn:lane',
      { id: `Lane_${index + 1}_${scenario}`, name: title },
      refs.map(ref => xml('bpmn:flowNodeRef', {}, [idIn(scenario, ref)])),
    );
  });
  const links = [...flows, ...boundaries.map(flowOfBoundary)];
  const notes = flow.notes.map(({ text }) => text).join('\n');
  return xml('bpmn:process', { id: `Process_${scenario}`, name: flow.title, isExecutable: 'false' }, [
    ...documentation(notes),
    xml('bpmn:laneSet', { id: `Lanes_${scenario}` }, lanes),
    ...nodes.map(node => nodeElement(node, plan, scenario, links, language)),
    ...boundaries.flatMap(boundary => boundaryElements(boundary, scenario, links)),
    ...links.map(one => flowElement(one, scenario)),
  ]);
}

const documentation = (text: string): readonly XmlElement[] =>
  text === '' ? [] : [xml('bpmn:documentation', {}, [text])];

const flowOfBoundary = ({ id, to }: BpmnBoundary): BpmnFlow => ({
  id: `Flow_${id}`,
  from: id,
  to: to ?? `${id}_end`,
});

function flowElement({ id, from, to, name, condition }: BpmnFlow, scenario: ScenarioId): XmlElement {
  return xml(
    'bpmn:sequenceFlow',
    {
      id: idIn(scenario, id),
      sourceRef: idIn(scenario, from),
      targetRef: idIn(scenario, to),
      ...(name === undefined ? {} : { name }),
    },
    condition === undefined ? [] : [expression('bpmn:conditionExpression', condition)],
  );
}

const expression = (tag: string, text: string): XmlElement =>
  xml(tag, { 'xsi:type': 'bpmn:tFormalExpression', language: FEEL }, [text]);

function ends(id: string, scenario: ScenarioId, links: readonly BpmnFlow[]): readonly XmlElement[] {
  return [
    ...links.filter(({ to }) => to === id).map(one => xml('bpmn:incoming', {}, [idIn(scenario, one.id)])),
    ...links.filter(({ from }) => from === id).map(one => xml('bpmn:outgoing', {}, [idIn(scenario, one.id)])),
  ];
}

function nodeElement(
  node: BpmnNode,
  plan: Plan,
  scenario: ScenarioId,
  links: readonly BpmnFlow[],
  language: Language,
): XmlElement {
  const { id, name, what } = node;
  const given = { id: idIn(scenario, id), ...(name === '' ? {} : { name }) };
  const inAndOut = ends(id, scenario, links);
  switch (what.kind) {
    case 'start':
      return xml('bpmn:startEvent', given, inAndOut);
    case 'end':
      return xml('bpmn:endEvent', given, inAndOut);
    case 'join':
      return xml('bpmn:parallelGateway', { ...given, gatewayDirection: 'Converging' }, inAndOut);
    case 'merge':
      return xml('bpmn:exclusiveGateway', { ...given, gatewayDirection: 'Converging' }, inAndOut);
    case 'first-of':
      return xml('bpmn:eventBasedGateway', { ...given, gatewayDirection: 'Diverging' }, inAndOut);
    case 'split': {
      const other = links.find(one => one.from === id && one.isDefault);
      const way = other ? { default: idIn(scenario, other.id) } : {};
      return xml('bpmn:exclusiveGateway', { ...given, gatewayDirection: 'Diverging', ...way }, inAndOut);
    }
    case 'event': {
      const { on } = what;
      return xml('bpmn:intermediateCatchEvent', given, [
        ...inAndOut,
        on.kind === 'duration' ? timer(on.iso) : conditional(on.feel),
      ]);
    }
    case 'step':
      return stepElement(what, given, inAndOut, plan, language);
    default:
      return what satisfies never;
  }
}

const timer = (iso: string): XmlElement =>
  xml('bpmn:timerEventDefinition', {}, [
    xml('bpmn:timeDuration', { 'xsi:type': 'bpmn:tFormalExpression' }, [iso]),
  ]);

const conditional = (feel: string): XmlElement =>
  xml('bpmn:conditionalEventDefinition', {}, [expression('bpmn:condition', feel)]);

const TAGS: Readonly<Record<StepKind, string>> = {
  task: 'bpmn:userTask',
  notify: 'bpmn:sendTask',
  call: 'bpmn:userTask',
  record: 'bpmn:userTask',
  assess: 'bpmn:userTask',
  decide: 'bpmn:userTask',
  approve: 'bpmn:userTask',
  report: 'bpmn:userTask',
  confirm: 'bpmn:userTask',
  wait: 'bpmn:intermediateCatchEvent',
  dispatch: 'bpmn:userTask',
  convene: 'bpmn:userTask',
  roll_call: 'bpmn:userTask',
  watch: 'bpmn:userTask',
  request: 'bpmn:userTask',
  expect: 'bpmn:receiveTask',
  use: 'bpmn:callActivity',
};

function stepElement(
  { step, shown }: Extract<BpmnNode['what'], { readonly kind: 'step' }>,
  given: XmlElement['attributes'],
  inAndOut: readonly XmlElement[],
  plan: Plan,
  language: Language,
): XmlElement {
  const { action } = step;
  const said = documentation(
    [
      kindLine(step, language),
      ...[...shown.entry, ...shown.lines, ...shown.exit].map(({ text }) => text),
    ].join('\n'),
  );
  if (action.kind === 'wait') return xml(TAGS.wait, given, [...said, ...inAndOut, conditional(action.for)]);
  const called = action.kind === 'use' ? { calledElement: `Process_${ncName(action.plan)}` } : {};
  return xml(TAGS[action.kind], { ...given, ...called }, [
    ...said,
    ...inAndOut,
    ...performer(step, plan, language),
    ...loopOf(step),
  ]);
}

/** Kind, force and the clauses it comes from. */
function kindLine(step: Step, language: Language): string {
  const { kind, force } = PICTURE_WORDS[language];
  const clauses = step.from.map(({ clause }) => clause).join(', ');
  return [kind[step.action.kind], force[step.force], clauses === '' ? '' : `§${clauses}`]
    .filter(text => text !== '')
    .join(' · ');
}

function performer({ who }: Step, plan: Plan, language: Language): readonly XmlElement[] {
  const { party } = PICTURE_WORDS[language];
  const parties = who.mode === 'any-of' ? who.parties : [who.party];
  return parties.map(one =>
    xml('bpmn:potentialOwner', { name: party(one, plan) }, [
      xml('bpmn:resourceAssignmentExpression', {}, [xml('bpmn:formalExpression', {}, [party(one, plan)])]),
    ]),
  );
}

function loopOf({ each, who, action }: Step): readonly XmlElement[] {
  if (each !== undefined || who.mode === 'each-of')
    return [xml('bpmn:multiInstanceLoopCharacteristics', { isSequential: 'false' })];
  return action.kind === 'watch' ? [xml('bpmn:standardLoopCharacteristics', {})] : [];
}

function boundaryElements(
  { id, step, name, on, to }: BpmnBoundary,
  scenario: ScenarioId,
  links: readonly BpmnFlow[],
): readonly XmlElement[] {
  const given = {
    id: idIn(scenario, id),
    name,
    attachedToRef: idIn(scenario, step),
    cancelActivity: 'false',
  };
  const definition = on.kind === 'duration' ? timer(on.iso) : xml('bpmn:escalationEventDefinition', {});
  const event = xml('bpmn:boundaryEvent', given, [...ends(id, scenario, links), definition]);
  if (to !== null) return [event];
  const end = `${id}_end`;
  return [event, xml('bpmn:endEvent', { id: idIn(scenario, end) }, ends(end, scenario, links))];
}

// ---------------------------------------------------------------- the diagram

function shapesOf(
  scenario: ScenarioId,
  graph: BpmnGraph,
  { picture, bounds, ways }: PlacedGraph,
  top: number,
): readonly XmlElement[] {
  const moved = ({ x, y, width, height }: Bounds): Bounds => ({ x, y: y + top, width, height });
  const shape = (id: string, at: Bounds, more: XmlElement['attributes'] = {}) =>
    xml('bpmndi:BPMNShape', { id: `${id}_shape`, bpmnElement: id, ...more }, [
      xml('dc:Bounds', { ...moved(at) }),
    ]);
  const pool = shape(
    `Pool_${scenario}`,
    { x: 0, y: 0, width: picture.width, height: picture.height },
    { isHorizontal: 'false' },
  );
  const lanes = picture.lanes.map(({ x, width }, index) =>
    shape(
      `Lane_${index + 1}_${scenario}`,
      { x, y: 30, width, height: picture.height - 30 },
      { isHorizontal: 'false' },
    ),
  );
  const nodes = graph.nodes.flatMap(node => {
    const at = bounds.get(node.id);
    const marker =
      node.what.kind === 'split' || node.what.kind === 'merge' ? { isMarkerVisible: 'true' } : {};
    return at ? [shape(idIn(scenario, node.id), at, marker)] : [];
  });
  const edges = graph.flows.flatMap(({ id }) => {
    const points = ways.get(id);
    return points
      ? [
          edge(
            idIn(scenario, id),
            points.map(([x, y]) => [x, y + top] as const),
          ),
        ]
      : [];
  });
  const timers = graph.boundaries.flatMap(one => boundaryShapes(one, scenario, bounds, top));
  return [pool, ...lanes, ...nodes, ...timers, ...edges];
}

function edge(id: string, points: readonly (readonly [number, number])[]): XmlElement {
  return xml(
    'bpmndi:BPMNEdge',
    { id: `${id}_edge`, bpmnElement: id },
    points.map(([x, y]) => xml('di:waypoint', { x, y })),
  );
}

/** The timer on the edge of its step, and below it where it leads. */
function boundaryShapes(
  { id, to }: BpmnBoundary,
  scenario: ScenarioId,
  bounds: ReadonlyMap<string, Bounds>,
  top: number,
): readonly XmlElement[] {
  const at = bounds.get(id);
  if (!at) return [];
  const own = idIn(scenario, id);
  const y = at.y + top;
  const shape = xml('bpmndi:BPMNShape', { id: `${own}_shape`, bpmnElement: own }, [
    xml('dc:Bounds', { ...at, y }),
  ]);
  const flow = idIn(scenario, `Flow_${id}`);
  const [x, bottom] = [at.x + at.width / 2, y + at.height];
  const target = to === null ? undefined : bounds.get(to);
  if (target)
    return [
      shape,
      edge(flow, [
        [x, bottom],
        [target.x + target.width / 2, target.y + top],
      ]),
    ];
  const end = idIn(scenario, `${id}_end`);
  const below: Bounds = { x: x - 7, y: bottom + 8, width: 14, height: 14 };
  return [
    shape,
    xml('bpmndi:BPMNShape', { id: `${end}_shape`, bpmnElement: end }, [xml('dc:Bounds', { ...below })]),
    edge(flow, [
      [x, bottom],
      [x, below.y],
    ]),
  ];
}
