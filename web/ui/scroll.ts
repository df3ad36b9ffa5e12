// Brings something into view inside its own scrolling box, leaving the page where it is; where there is no such box, the
// page itself moves.

export function bringIntoView(target: Element): void {
  const box = scrollingBox(target);
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const behavior = calm ? 'auto' : 'smooth';
  if (!box) {
    target.scrollIntoView({ block: 'center', behavior });
    return;
  }
  const [inner, outer] = [target.getBoundingClientRect(), box.getBoundingClientRect()];
  if (inner.top >= outer.top && inner.bottom <= outer.bottom) return;
  box.scrollTo({ top: box.scrollTop + inner.top - outer.top - outer.height / 3, behavior });
}

function scrollingBox(target: Element): Element | undefined {
  for (let box = target.parentElement; box && box !== document.body; box = box.parentElement)
    if (/auto|scroll/.test(getComputedStyle(box).overflowY) && box.scrollHeight > box.clientHeight)
      return box;
  return undefined;
}
