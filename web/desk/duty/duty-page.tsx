import { useDesk } from '../queries.ts';
import { SettingsFrame } from '../settings/settings-frame.tsx';
import { MyDuty } from './my-duty.tsx';
import { Schedules } from './schedules.tsx';
import { Shifts } from './shifts.tsx';

/** Who is on duty when, one's own duty, and the shifts of those who have some. */
export function DutyPage() {
  const me = useDesk().data?.me;
  const mayAdd = me !== undefined && (me.administrator || me.leads.length > 0);
  return (
    <SettingsFrame part="duty" wide>
      <Schedules mayAdd={mayAdd} />
      <MyDuty />
      <Shifts mayAdd={mayAdd} />
    </SettingsFrame>
  );
}
