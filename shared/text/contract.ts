// Texts about what windows ask of the service and what hosts refuse.

import { texts } from './template.ts';

/** What the service and its hosts answer to a request that cannot be carried out. */
export const contractTexts = texts({
  'request.unknown': {
    zh: '不认识的请求 {type}。请重新打开窗口。',
    en: 'Unknown request {type}. Open the window again.',
  },
  'request.not-allowed': {
    zh: '大屏幕不能执行 {type}；请在主控台操作。',
    en: 'The stage may not do {type}; use the console.',
  },
  'request.form': {
    zh: '请求 {type} 的 {path} 不合格式。请检查输入。',
    en: 'Request {type}: {path} does not have its form. Check what was entered.',
  },
});
