import { useMutation, useQuery } from '@tanstack/react-query';
import { Navigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../client/api.ts';
import { Field } from '../../ui/controls/field.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { useErrorWords } from '../shell/load-error.tsx';
import { useSource } from '../source.ts';
import { Gate } from './gate.tsx';

/** Asks who it is, and goes on to where they wanted to go. A desk that is not set up yet sends on to that. */
export function SignInPage() {
  const { t } = useTranslation();
  const source = useSource();
  const { to } = useSearch({ from: '/sign-in' });
  const setUp = useQuery({ queryKey: ['set-up'], queryFn: source.isSetUp, staleTime: 0 });
  const signIn = useMutation({
    mutationFn: (form: FormData) => source.signIn(String(form.get('email')), String(form.get('password'))),
    // A fresh page, so that nothing of another person's session stays in memory.
    onSuccess: () => location.assign(to ?? '/'),
  });
  const problem = useErrorWords(signIn.error);
  const refused = signIn.error instanceof ApiError && [401, 403].includes(signIn.error.status);
  if (setUp.data === false) return <Navigate to="/setup" />;
  return (
    <Gate
      title={t('signIn.title')}
      button={t('signIn.button')}
      busy={signIn.isPending}
      onSubmit={(form) => signIn.mutate(form)}
    >
      {signIn.isError && (refused ? <ErrorNotice what={t('signIn.wrong')} /> : <ErrorNotice {...problem} />)}
      <Field label={t('signIn.email')} name="email" type="email" autoComplete="username" required roomy autoFocus />
      <Field
        label={t('signIn.password')}
        name="password"
        type="password"
        autoComplete="current-password"
        required
        roomy
      />
    </Gate>
  );
}
