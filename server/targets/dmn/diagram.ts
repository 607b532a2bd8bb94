import type { Element } from './model.ts';
import type { Ids } from './write-element.ts';
import { element } from './xml.ts';

const size = { width: 180, height: 60 };
const gap = { across: 40, between: 100 };

interface Box {
  readonly x: number;
  readonly y: number;
}

/** Where a modeler shows what: inputs at the bottom, and each decision above all that it requires. */
export function writeDiagram(elements: readonly Element[], ids: Ids): string {
  const boxes = boxesOf(elements);
  const shapes = elements.map(({ name }) => shape(ids.idOf(name), boxes.get(name)!));
  const edges = elements.flatMap(({ name, requires }) =>
    requires.map((from, index) => edge(`${ids.idOf(name)}_r${index + 1}`, boxes.get(from)!, boxes.get(name)!)),
  );
  return element('dmndi:DMNDI', {}, [element('dmndi:DMNDiagram', { id: 'diagram' }, [...shapes, ...edges])]);
}

function boxesOf(elements: readonly Element[]): ReadonlyMap<string, Box> {
  const depths = new Map<string, number>();
  for (const { name, requires } of elements) {
    depths.set(name, Math.max(-1, ...requires.map((each) => depths.get(each) ?? 0)) + 1);
  }
  const deepest = Math.max(0, ...depths.values());
  const filled = new Map<number, number>();
  const boxes = new Map<string, Box>();
  for (const [name, depth] of depths) {
    const place = filled.get(depth) ?? 0;
    filled.set(depth, place + 1);
    boxes.set(name, {
      x: gap.across + place * (size.width + gap.across),
      y: gap.across + (deepest - depth) * (size.height + gap.between),
    });
  }
  return boxes;
}

function shape(id: string, { x, y }: Box): string {
  return element('dmndi:DMNShape', { id: `${id}_shape`, dmnElementRef: id }, [element('dc:Bounds', { x, y, ...size })]);
}

function edge(id: string, from: Box, to: Box): string {
  const middle = size.width / 2;
  return element('dmndi:DMNEdge', { id: `${id}_edge`, dmnElementRef: id }, [
    element('di:waypoint', { x: from.x + middle, y: from.y }),
    element('di:waypoint', { x: to.x + middle, y: to.y + size.height }),
  ]);
}
