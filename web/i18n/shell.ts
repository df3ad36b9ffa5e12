// Words of the frame: navigation, sign-in, lists, states of loading and failing, times.
import type { Texts } from './entry.ts';

export const shellTexts = {
  'app.name': ['烽燧', 'Fengsui'],
  'app.tagline': ['应急预案执行平台', 'Emergency plans that happen'],
  'app.skip': ['跳到主要内容', 'Skip to main content'],
  'nav.main': ['主导航', 'Main'],
  'nav.duties': ['我的任务', 'My duties'],
  'nav.incidents': ['事件', 'Incidents'],
  'nav.plans': ['预案', 'Plans'],
  'nav.messages': ['消息', 'Messages'],
  'nav.roster': ['人员', 'People'],
  'nav.audit': ['审计', 'Audit'],
  'nav.report': ['报告事件', 'Report incident'],
  'nav.account': ['账号', 'Account'],
  'nav.language': ['切换语言', 'Language'],
  'nav.signOut': ['退出登录', 'Sign out'],
  'nav.noPerson': ['此账号未对应人员', 'This account is not a person of the roster'],

  'signIn.title': ['登录', 'Sign in'],
  'signIn.email': ['邮箱', 'E-mail'],
  'signIn.password': ['密码', 'Password'],
  'signIn.submit': ['登录', 'Sign in'],
  'signIn.linkHint': [
    '忘记密码？请管理员在服务器上为您生成一次性登录链接。',
    'Forgotten? Ask your administrator for a one-time sign-in link.',
  ],
  'signIn.link.title': ['一次性登录链接', 'One-time sign-in link'],
  'signIn.link.body': [
    '此链接只能使用一次。点击下面的按钮后即登录本机。',
    'This link works once. The button below signs this device in.',
  ],
  'signIn.link.submit': ['登录并进入控制台', 'Sign in and open the console'],
  'signIn.link.missing': [
    '链接不完整：缺少令牌。请重新复制完整链接。',
    'The link is not complete: its token is missing. Copy the whole link again.',
  ],
  'signIn.link.toPassword': ['改用密码登录', 'Use a password instead'],

  'role.administrator': ['管理员', 'Administrator'],
  'role.plan-editor': ['预案编制', 'Plan editor'],
  'role.approver': ['审批人', 'Approver'],
  'role.duty-commander': ['值班指挥', 'Duty commander'],
  'role.responder': ['处置人员', 'Responder'],
  'role.auditor': ['审计员', 'Auditor'],

  'list.clear': ['清除筛选', 'Clear filters'],
  'list.none': ['没有符合条件的记录', 'Nothing matches'],
  'list.range': ['第 {{from}}–{{to}} 条，共 {{total}} 条', '{{from}}–{{to}} of {{total}}'],
  'list.first': ['首页', 'First page'],
  'list.next': ['下一页', 'Next page'],
  'list.prev': ['上一页', 'Previous page'],
  'list.pages': ['翻页', 'Pages'],
  'list.loading': ['正在加载…', 'Loading…'],
  'list.stale': ['显示的是上次的内容，正在重试', 'Showing the last content, trying again'],

  'problem.code': ['代码', 'Code'],
  'problem.retry': ['重试', 'Try again'],
  'problem.notFound': ['没有这个页面', 'No such page'],
  'problem.notFound.do': [
    '链接可能已过期，或您没有查看权限。',
    'The link may be old, or you may not see it.',
  ],
  'problem.home': ['回到事件列表', 'Back to incidents'],
  'problem.crash': ['页面出错', 'This page failed'],

  'do.save': ['保存', 'Save'],
  'do.cancel': ['取消', 'Cancel'],
  'do.close': ['关闭', 'Close'],

  'value.yes': ['是', 'Yes'],
  'value.no': ['否', 'No'],
  'value.unknown': ['未知', 'Unknown'],
  'value.all': ['全部', 'All'],

  'time.in': ['还有 {{span}}', 'in {{span}}'],
  'time.over': ['超时 {{span}}', '{{span}} late'],
  'time.d': ['{{n}} 天', '{{n}} d'],
  'time.h': ['{{n}} 小时', '{{n}} h'],
  'time.m': ['{{n}} 分', '{{n}} min'],
  'time.s': ['{{n}} 秒', '{{n}} s'],
  'time.zone': ['时区 {{zone}}', 'Time zone {{zone}}'],

  'severity.error': ['错误', 'Error'],
  'severity.warning': ['注意', 'Warning'],
  'severity.info': ['提示', 'Note'],

  'channel.email': ['邮件', 'E-mail'],
  'channel.webhook': ['Webhook', 'Webhook'],
  'channel.in-app': ['站内', 'In-app'],
  'channel.sms': ['短信', 'SMS'],
  'channel.phone': ['电话', 'Phone'],
} as const satisfies Texts;
