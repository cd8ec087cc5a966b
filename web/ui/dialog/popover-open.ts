/** Whether a menu or a calendar hangs over the page. Escape is for it before it is for what lies below. */
export function popoverOpen(): boolean {
  return document.querySelector('[role="menu"], [role="listbox"], [role="dialog"][data-position]') !== null;
}
