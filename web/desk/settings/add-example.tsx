import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { useSetting } from './use-setting.ts';

/** Fills the desk with the example company. It takes a few seconds, so the button says what goes on. */
export function AddExample({ main }: { main?: boolean }) {
  const { t } = useTranslation();
  const add = useSetting((source) => source.addExample());
  function begin() {
    add.mutate(undefined, { onSuccess: () => location.assign('/tickets') });
  }
  return (
    <>
      <Button {...(main ? { look: 'main' as const } : {})} held={add.isPending} onClick={begin}>
        {add.isPending ? t('example.adding') : t('example.add')}
      </Button>
      {add.problem && <ErrorNotice {...add.problem} />}
    </>
  );
}
