// antd in our theme and the language of the screen.
import { App, ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useEffect, useMemo } from 'react';
import { useText } from '#web/i18n/i18n.ts';
import { nonce } from './nonce.ts';
import { theme } from './theme.ts';

/** Who asked their system for less motion gets none from antd. */
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
const dressed = calm ? { ...theme, token: { ...theme.token, motion: false } } : theme;

export function Dress(props: { readonly children: ReactNode }) {
  const { language } = useText();
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  const csp = useMemo(() => (nonce ? { nonce } : {}), []);
  return (
    <ConfigProvider
      theme={dressed}
      locale={language === 'zh' ? zhCN : enGB}
      csp={csp}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <App message={{ maxCount: 3, duration: 4 }}>{props.children}</App>
    </ConfigProvider>
  );
}
