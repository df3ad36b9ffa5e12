// The picture of a plan as an SVG file: one scenario, or all under one another.
import type { Plan, ScenarioId } from '#core/plan/plan.ts';
import { xmlText } from '#core/xml/xml-text.ts';
import { DARK, LIGHT } from './colours.ts';
import { draw, drawAll } from './draw.ts';
import { flowOf } from './flow-of-scenario.ts';
import type { Language } from './picture-words.ts';
import { placeFlow } from './place-flow.ts';

export type PictureOptions = {
  readonly language: Language;
  readonly theme: 'light' | 'dark';
  readonly scenario?: ScenarioId; // absent: all
};

export function pictureSvg(plan: Plan, { language, theme, scenario }: PictureOptions): string {
  const colours = theme === 'dark' ? DARK : LIGHT;
  const scenarios = scenario === undefined ? Object.keys(plan.scenarios) : [scenario];
  const drawings = scenarios.map(id => {
    const picture = placeFlow(flowOf(plan, id, language));
    return draw(picture, { colours, title: `${plan.title} · ${picture.title}` });
  });
  const [only] = drawings;
  return xmlText(only && drawings.length === 1 ? only : drawAll(drawings, colours));
}
