import type { Box } from './layout';

/** The box that an arrow key leads to: the nearest in its direction, where being off to the side counts double. */
export function nearestTowards(key: string, from: Box, boxes: Map<string, Box>): string | undefined {
  const [fx, fy] = centre(from);
  let best: string | undefined;
  let least = Infinity;
  for (const [id, box] of boxes) {
    // Stacks cannot be looked at.
    if (box === from || (box.children.length > 0 && id.includes('/'))) continue;
    const [x, y] = centre(box);
    const [ahead, aside] = steps(key, x - fx, y - fy);
    if (ahead <= 0) continue;
    const distance = ahead + 2 * Math.abs(aside);
    if (distance < least) [best, least] = [id, distance];
  }
  return best;
}

const centre = (box: Box): [number, number] =>
  // A host is where its title is.
  box.children.length > 0 ? [box.x + 60, box.y + 16] : [box.x + box.width / 2, box.y + box.height / 2];

function steps(key: string, dx: number, dy: number): [number, number] {
  switch (key) {
    case 'ArrowLeft': return [-dx, dy];
    case 'ArrowRight': return [dx, dy];
    case 'ArrowUp': return [-dy, dx];
    default: return [dy, dx];
  }
}
