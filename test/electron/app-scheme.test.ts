import { beforeEach, describe, expect, test, vi } from 'vitest';
import { fake, resetFake } from '../support/fake-electron.ts';
import { startApp } from './app.ts';

vi.mock('electron', async () => (await import('../support/fake-electron.ts')).electron);

beforeEach(resetFake);

/** Asks the handler of app:// with an address as it stands: `new Request` would tidy it first. */
async function get(url: string, more: object = {}): Promise<Response> {
  const handler = fake.sessions.at(-1)?.schemes.get('app');
  if (handler === undefined) throw new Error('app:// is not served');
  return handler({ url, method: 'GET', ...more } as Request);
}

describe('app://', () => {
  test('serves the built files with their types and a strict policy', async () => {
    await startApp();
    const page = await get('app://stage/stage.html?lang=zh#x');
    expect(page.status).toBe(200);
    expect(await page.text()).toBe('<p>stage</p>');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    );
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    const consoles = await get('app://console/console.html');
    expect(consoles.headers.get('content-security-policy')).toContain("style-src 'self' 'unsafe-inline'");
    expect(consoles.headers.get('content-security-policy')).toContain("script-src 'self';");
    expect((await get('app://stage/assets/a.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect((await get('app://stage/assets/a.woff2')).headers.get('content-type')).toBe('font/woff2');
  });

  test('lets a page keep the files with a digest in their name, and no others', async () => {
    await startApp();
    const keeping = async (path: string, more = {}) =>
      (await get(`app://stage${path}`, more)).headers.get('cache-control');
    expect(await keeping('/assets/hei.ui-C2_x-Q9a.woff2')).toBe('private, max-age=31536000, immutable');
    expect(await keeping('/assets/hei.ui-C2_x-Q9a.woff2', { method: 'POST' })).toBe('no-store');
    for (const path of ['/assets/a.js', '/assets/a.woff2', '/assets/gone-C2_x-Q9a.js', '/stage.html']) {
      expect(await keeping(path), path).toBe('no-store');
    }
  });

  test.each([
    'app://stage/../secret.json',
    'app://stage/assets/../../secret.json',
    'app://stage/..%2fsecret.json',
    'app://stage/..%2Fsecret.json',
    'app://stage/%2e%2e/secret.json',
    'app://stage/assets%2fa.js',
    'app://stage/..\\secret.json',
    'app://stage//secret.json',
    'app://stage/secret.json',
    'app://stage/etc/passwd',
    'app://stage/assets/',
    'app://stage/',
    'app://stage',
    'app://stage/console.html',
    'app://console/stage.html',
    'app://stage/stage.html%00',
    'app://other/stage.html',
    'app:///stage.html',
    'app://user@stage/stage.html',
    'app://stage:80/stage.html',
    'app://stage.evil/stage.html',
    'file:///etc/passwd',
  ])('does not serve %s', async url => {
    await startApp();
    const answer = await get(url);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('refuses other methods, and pages of another origin', async () => {
    await startApp();
    for (const method of ['POST', 'PUT', 'HEAD', 'OPTIONS']) {
      expect((await get('app://stage/stage.html', { method })).status).toBe(405);
    }
    for (const initiatorOrigin of ['app://console', 'https://evil.example', null]) {
      expect((await get('app://stage/assets/a.js', { initiatorOrigin })).status).toBe(403);
    }
    expect((await get('app://stage/assets/a.js', { initiatorOrigin: 'app://stage' })).status).toBe(200);
  });
});
