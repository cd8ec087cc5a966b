import { useMutation, useQuery } from '@tanstack/react-query';
import { Navigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../client/api.ts';
import { readersZone } from '../../client/clockface.ts';
import type { Locale } from '../../client/locale.ts';
import { currentZone, zoneChoices } from '../../client/zones.ts';
import { CheckField } from '../../ui/controls/check-field.tsx';
import { Field } from '../../ui/controls/field.tsx';
import { SelectField } from '../../ui/controls/select-field.tsx';
import { ErrorNotice } from '../../ui/notice/notice.tsx';
import { useErrorWords } from '../shell/load-error.tsx';
import { type SetupInput, useSource } from '../source.ts';
import { Gate } from './gate.tsx';

/** The first page of a new desk: proves by the token who may, makes the administrator, names the desk. */
export function SetupPage() {
  const { t, i18n } = useTranslation();
  const source = useSource();
  const { token } = useSearch({ from: '/setup' });
  const [zone, setZone] = useState(() => currentZone(readersZone()));
  const done = useQuery({ queryKey: ['set-up'], queryFn: source.isSetUp, staleTime: 0 });
  const setUp = useMutation({
    mutationFn: (input: SetupInput) => source.setUp(input),
    // The example's tickets belong to its own people.
    onSuccess: (_done, { exampleCompany }) => location.assign(exampleCompany ? '/tickets' : '/'),
  });
  const problem = useErrorWords(setUp.error);
  const refusal = setUp.error instanceof ApiError ? setUp.error : undefined;
  const fields = refusal?.problem?.errors ?? [];
  // Said in the language of the page, also when that is changed afterwards.
  const wrongToken = refusal?.status === 403 ? t('setup.wrongToken') : undefined;
  const tooMany = refusal?.status === 429 ? t('setup.tooMany') : undefined;
  function submit(form: FormData) {
    const read = (name: string) => String(form.get(name) ?? '').trim();
    setUp.mutate({
      token: read('token'),
      deskName: read('deskName'),
      name: read('name'),
      email: read('email'),
      password: String(form.get('password') ?? ''),
      locale: i18n.language as Locale,
      zone,
      exampleCompany: form.has('exampleCompany'),
    });
  }
  const field = (name: string) => ({
    name,
    error: fields.some((one) => one.path.endsWith(name)) ? t('setup.fieldWrong') : undefined,
    required: true,
    roomy: true,
  });
  if (done.data && !setUp.isSuccess && !setUp.isPending) return <Navigate to="/sign-in" />;
  return (
    <Gate
      title={t('setup.title')}
      explain={t('setup.explain')}
      button={setUp.isPending ? t('setup.working') : t('setup.button')}
      busy={setUp.isPending}
      onSubmit={submit}
    >
      <Field
        label={t('setup.token')}
        {...field('token')}
        error={wrongToken ?? field('token').error}
        hint={t('setup.tokenHint')}
        defaultValue={token}
        autoComplete="off"
        spellCheck={false}
        autoFocus={!token}
      />
      <Field
        label={t('setup.deskName')}
        {...field('deskName')}
        hint={t('setup.deskNameHint')}
        autoComplete="organization"
        maxLength={100}
        autoFocus={Boolean(token)}
      />
      <Field label={t('setup.name')} {...field('name')} autoComplete="name" maxLength={200} />
      <Field label={t('setup.email')} {...field('email')} type="email" autoComplete="username" />
      <Field
        label={t('setup.password')}
        {...field('password')}
        type="password"
        hint={t('setup.passwordHint')}
        minLength={10}
        autoComplete="new-password"
      />
      <SelectField
        label={t('settings.zone')}
        hint={t('setup.zoneHint')}
        value={zone}
        onChange={setZone}
        choices={zoneChoices(zone)}
        roomy
      />
      <CheckField label={t('example.add')} hint={t('setup.exampleHint')} name="exampleCompany" />
      {tooMany && <ErrorNotice what={tooMany} />}
      {setUp.isError && !tooMany && !wrongToken && fields.length === 0 && <ErrorNotice {...problem} />}
    </Gate>
  );
}
