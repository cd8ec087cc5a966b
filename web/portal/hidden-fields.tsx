import type { PortalForm } from './model.ts';

/** What goes along with a form unseen. */
export function HiddenFields({ form }: { form: PortalForm }) {
  return Object.entries(form.hidden ?? {}).map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ));
}
