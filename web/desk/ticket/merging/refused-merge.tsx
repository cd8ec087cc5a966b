import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/controls/button.tsx';
import { ErrorNotice } from '../../../ui/notice/notice.tsx';
import { useErrorWords } from '../../shell/load-error.tsx';
import { useToast } from '../../shell/toasts.tsx';
import { useChange } from '../use-change.ts';

/** Tickets of two people stay two; they can be linked. */
export function RefusedMerge(props: { number: string; other: string; error: unknown; onLinked: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const words = useErrorWords(props.error);
  const link = useChange(props.number, (desk, other: string) => desk.link(props.number, other));
  function tie() {
    link.mutate(props.other, {
      onSuccess: () => {
        props.onLinked();
        toast({ look: 'open', text: t('merging.linked', { number: props.other }) });
      },
    });
  }
  return (
    <ErrorNotice
      what={link.problem?.what ?? words.what}
      action={
        <Button size="small" held={link.isPending} onClick={tie}>
          {t('merging.link')}
        </Button>
      }
    />
  );
}
