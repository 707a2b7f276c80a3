import { expect, test } from 'vitest';
import { addressIn } from '../../shared/plan/published.ts';

test.each([
  ['http://www.example.gov.cn/2024/yaohao  2024年7月15日18:00', 'http://www.example.gov.cn/2024/yaohao'],
  ['官网（https://example.gov.cn/a?b=1）公布', 'https://example.gov.cn/a?b=1'],
  ['见 https://example.gov.cn.', 'https://example.gov.cn'],
  ['灵宝市教育体育局公告栏', null],
  ['http:// 未定', null],
  ['ftp://example.gov.cn', null],
  ['', null],
])('the address in %j', (text, address) => {
  expect(addressIn(text)).toBe(address);
});
