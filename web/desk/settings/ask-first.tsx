import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/controls/button.tsx';
import { Dialog } from '../../ui/dialog/dialog.tsx';

type AskFirstProps = {
  /** What the button does; the same words stand on the button of the question. */
  button: string;
  /** Whom or what it is about, for those who hear the button without seeing its line. */
  about: string;
  title: string;
  told: string;
  held: boolean;
  onConfirm: () => void;
};

/** A button whose effect cannot be taken back: it asks before it acts. */
export function AskFirst({ button, about, title, told, held, onConfirm }: AskFirstProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="bare" size="small" held={held} onClick={() => setAsking(true)} aria-label={`${button}: ${about}`}>
        {button}
      </Button>
      <Dialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={title}
        told={told}
        closeLabel={t('common.close')}
        keep={t('common.cancel')}
        effect={{
          label: button,
          onConfirm: () => {
            setAsking(false);
            onConfirm();
          },
        }}
      />
    </>
  );
}
