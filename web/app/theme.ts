// Colours and sizes of the console, once: antd's tokens here, the same values as custom properties in app.css.
// Every text colour reaches 4.5:1 on every surface it is used on (antd's own danger, success and placeholder do not).
import type { ThemeConfig } from 'antd';

export const theme = {
  zeroRuntime: true,
  hashed: false,
  cssVar: { key: 'fs', prefix: 'ant' },
  token: {
    colorPrimary: '#1c5aa6',
    colorLink: '#1c5aa6',
    colorError: '#b3261e',
    colorWarning: '#8a5a00',
    colorSuccess: '#1b6e42',
    colorInfo: '#1c5aa6',
    colorInfoBg: '#e8f0fa',
    colorInfoBorder: '#bcd3ee',
    colorWarningBg: '#fff3d9',
    colorWarningBorder: '#ecd49a',
    colorErrorBg: '#fdecea',
    colorErrorBorder: '#efb7b2',
    colorSuccessBg: '#e6f4ec',
    colorSuccessBorder: '#b5dbc5',
    colorText: '#1b2430',
    colorTextSecondary: '#47536a',
    colorTextTertiary: '#56627a',
    colorTextQuaternary: '#56627a',
    colorTextPlaceholder: '#626e85',
    colorTextDescription: '#47536a',
    colorTextDisabled: '#6a7487',
    colorBorder: '#c3cad6',
    colorBorderSecondary: '#dfe4ec',
    colorBgLayout: '#f3f5f8',
    borderRadius: 6,
    fontSize: 14,
    controlHeight: 34,
    wireframe: false,
    motionDurationSlow: '0.18s',
    motionDurationMid: '0.12s',
    fontFamily:
      '-apple-system, BlinkMacSystemFont, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
    fontFamilyCode: 'ui-monospace, "SF Mono", Consolas, "Noto Sans Mono CJK SC", monospace',
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
  },
} as const satisfies ThemeConfig;
