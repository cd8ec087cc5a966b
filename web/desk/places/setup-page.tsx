import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../client/api.ts';
import { Field } from '../../ui/controls/field.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { useErrorWords } from '../shell/load-error.tsx';
import { type SetupInput, useSource } from '../source.ts';
import { Gate } from './gate.tsx';

/** The first page of a new desk: proves by the token who may, makes the administrator, names the desk. */
export function SetupPage() {
  const { t } = useTranslation();
  const source = useSource();
  const setUp = useMutation({
    mutationFn: (input: SetupInput) => source.setUp(input),
    onSuccess: () => location.assign('/'),
  });
  const problem = useErrorWords(setUp.error);
  const fields = setUp.error instanceof ApiError ? (setUp.error.problem?.errors ?? []) : [];
  const mistake = (name: string) => fields.find((field) => field.path.endsWith(name))?.message;
  function submit(form: FormData) {
    const read = (name: string) => String(form.get(name) ?? '').trim();
    setUp.mutate({
      token: read('token'),
      deskName: read('deskName'),
      name: read('name'),
      email: read('email'),
      password: String(form.get('password') ?? ''),
    });
  }
  return (
    <Gate
      title={t('setup.title')}
      explain={t('setup.explain')}
      button={t('setup.button')}
      busy={setUp.isPending}
      onSubmit={submit}
    >
      {setUp.isError && fields.length === 0 && <ErrorNotice {...problem} />}
      <Field
        label={t('setup.token')}
        name="token"
        hint={t('setup.tokenHint')}
        error={mistake('token')}
        autoComplete="off"
        required
        roomy
      />
      <Field
        label={t('setup.deskName')}
        name="deskName"
        hint={t('setup.deskNameHint')}
        error={mistake('deskName')}
        autoComplete="organization"
        required
        roomy
      />
      <Field label={t('setup.name')} name="name" error={mistake('name')} autoComplete="name" required roomy />
      <Field
        label={t('setup.email')}
        name="email"
        type="email"
        error={mistake('email')}
        autoComplete="username"
        required
        roomy
      />
      <Field
        label={t('setup.password')}
        name="password"
        type="password"
        hint={t('setup.passwordHint')}
        error={mistake('password')}
        minLength={12}
        autoComplete="new-password"
        required
        roomy
      />
    </Gate>
  );
}
