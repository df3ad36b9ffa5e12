// Signing in: with a password, or with a one-time link that is used by pressing the button, never by opening it.
import { useMutation, useQuery } from '@tanstack/react-query';
import { Navigate, useNavigate, useSearch } from '@tanstack/react-router';
import { Alert, Button, Form, Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { redeemLink, signIn } from '#contract/session.ts';
import { ask } from '#web/app/api.ts';
import { enter, sessionQuery } from '#web/app/session.ts';
import { chooseLanguage, useText } from '#web/i18n/i18n.ts';
import { ProblemAlert } from '#web/ui/problem.tsx';

function Door(props: { readonly title: string; readonly children: ReactNode }) {
  const { say, language } = useText();
  useEffect(() => {
    document.title = `${props.title} · ${say('app.name')}`;
  }, [props.title, say]);
  return (
    <main className="door" id="main">
      <div className="door-card">
        <div className="door-brand">
          <img src="/beacon.svg" alt="" width={40} height={40} />
          <div>
            <div className="door-name">{say('app.name')}</div>
            <div className="soft">{say('app.tagline')}</div>
          </div>
        </div>
        <h1>{props.title}</h1>
        {props.children}
        <div className="door-foot">
          <Button type="link" size="small" onClick={() => chooseLanguage(language === 'zh' ? 'en' : 'zh')}>
            {language === 'zh' ? <span lang="en">English</span> : <span lang="zh-CN">中文</span>}
          </Button>
        </div>
      </div>
    </main>
  );
}

export function SignInScreen() {
  const { say } = useText();
  const session = useQuery(sessionQuery);
  const { to, link } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const token = tokenInAddress() ?? link;
  const mutation = useMutation({
    mutationFn: (values: { readonly email: string; readonly password: string }) =>
      ask(signIn, { body: values }),
    onSuccess: session => {
      enter(session);
      void navigate({ to: to ?? '/', replace: true });
    },
  });
  if (token) return <RedeemLink token={token} />;
  if (session.data) return <Navigate to={to ?? '/'} replace />;
  return (
    <Door title={say('signIn.title')}>
      <Form layout="vertical" requiredMark={false} onFinish={mutation.mutate} disabled={mutation.isPending}>
        <Form.Item
          name="email"
          label={say('signIn.email')}
          rules={[{ required: true, message: say('field.required') }]}
        >
          <Input type="email" autoComplete="username" size="large" autoFocus />
        </Form.Item>
        <Form.Item
          name="password"
          label={say('signIn.password')}
          rules={[{ required: true, message: say('field.required') }]}
        >
          <Input.Password autoComplete="current-password" size="large" />
        </Form.Item>
        {mutation.error && <ProblemAlert problem={mutation.error} />}
        <Button type="primary" htmlType="submit" size="large" block loading={mutation.isPending}>
          {say('signIn.submit')}
        </Button>
      </Form>
      <p className="soft">{say('signIn.linkHint')}</p>
    </Door>
  );
}

const tokenInAddress = (): string | undefined =>
  new URLSearchParams(window.location.hash.replace(/^#/, '')).get('link') ?? undefined;

/** Old form of the address: /sign-in/link?token=… */
export function SignInLinkScreen() {
  const { token } = useSearch({ from: '/sign-in/link' });
  return <RedeemLink token={token} />;
}

function RedeemLink(props: { readonly token: string | undefined }) {
  const { say } = useText();
  const navigate = useNavigate();
  const [token] = useState(props.token);
  const mutation = useMutation({
    mutationFn: (given: string) => ask(redeemLink, { body: { token: given } }),
    onSuccess: session => {
      enter(session);
      void navigate({ to: '/', replace: true });
    },
  });
  return (
    <Door title={say('signIn.link.title')}>
      {token ? (
        <>
          <p>{say('signIn.link.body')}</p>
          {mutation.error && <ProblemAlert problem={mutation.error} />}
          <Button
            type="primary"
            size="large"
            block
            loading={mutation.isPending}
            onClick={() => mutation.mutate(token)}
          >
            {say('signIn.link.submit')}
          </Button>
        </>
      ) : (
        <Alert type="error" showIcon title={say('signIn.link.missing')} />
      )}
      <p>
        <a href="/sign-in">{say('signIn.link.toPassword')}</a>
      </p>
    </Door>
  );
}
