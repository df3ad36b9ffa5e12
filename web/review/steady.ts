// Brings a part of a scrolling box to the same height each time, so that the eye need not look for it; does nothing while
// all of it is in view.
export function steady(target: Element, box: Element, share: number): void {
  const [inner, outer] = [target.getBoundingClientRect(), box.getBoundingClientRect()];
  if (outer.height === 0) return; // not shown
  const low = outer.top + outer.height * 0.9;
  if (inner.top >= outer.top + 8 && inner.bottom <= low) return;
  const top = box.scrollTop + inner.top - outer.top - outer.height * share;
  box.scrollTo({ top: Math.max(0, top), behavior: 'instant' });
}
