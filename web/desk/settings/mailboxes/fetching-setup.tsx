import { useState } from 'react';
import type { MailboxView } from '../../mailbox-source.ts';
import { fetchingOf, takeDraft } from './fetching-draft.ts';
import { FetchingForm } from './fetching-form.tsx';
import { SignInForm } from './sign-in-form.tsx';

type FetchingSetupProps = {
  box: MailboxView;
  step: 'signIn' | 'fetching';
  onStep: (step: 'signIn' | 'fetching') => void;
  onDone: () => void;
  onSkip?: () => void;
  /** On the way to a mailbox nothing is fetched before the last step. */
  onTheWay?: boolean;
};

/** First the sign-in, tried for real; then, with the folders that it showed, what is fetched. */
export function FetchingSetup({ box, step, onStep, onDone, onSkip, onTheWay }: FetchingSetupProps) {
  const [folders, setFolders] = useState<string[]>([]);
  const [draft, setDraft] = useState(() => takeDraft(box.id) ?? fetchingOf(box));
  const fill = (part: Partial<typeof draft>) => setDraft((old) => ({ ...old, ...part }));
  if (step === 'fetching') {
    return (
      <FetchingForm
        box={box}
        draft={draft}
        onFill={fill}
        folders={folders}
        begins={!onTheWay && box.source?.begun !== false}
        onBack={() => onStep('signIn')}
        onDone={onDone}
      />
    );
  }
  return (
    <SignInForm
      box={box}
      draft={draft}
      onFill={fill}
      onSignedIn={(found) => {
        setFolders(found);
        onStep('fetching');
      }}
      {...(onSkip ? { onSkip } : {})}
    />
  );
}
