// The Lingbao ceremony step by step, as its operator holds it at the console of a running app.

import type { Desk } from './desk.ts';

/** The two live inputs. */
const inputs = ['202407', '01382438112797316654'] as const;

/** What is done with each step before it is taken; the step's name is for the report. */
export type Look = (step: string) => Promise<void>;

/** Nothing is done with a step but to take it. */
export const pass: Look = async () => undefined;

/** From the freeze to both promises published. */
export async function upToInputs(desk: Desk, look = pass): Promise<void> {
  await look('freeze');
  await desk.hold('封存名单');
  await desk.press(/产生秘密数字/);
  await look('secrets');
  await desk.choose('在本机产生');
  await desk.press(/产生秘密数字/);
  await desk.button(/准备公布承诺书/).waitFor();
  await look('publish');
  await desk.hold('公布承诺书');
}

/** From the inputs to the film. `unsigned` if the promise waits to be signed. */
export async function upToFilm(desk: Desk, look = pass, unsigned = true): Promise<void> {
  await look('sign');
  if (unsigned) await desk.sign();
  await desk.desk.locator('.InputsStep_givers').waitFor();
  await look('inputs');
  for (const value of inputs) await desk.type(value);
  await closeAndDraw(desk, look);
}

/** From the last input to the film. */
async function closeAndDraw(desk: Desk, look: Look): Promise<void> {
  await desk.button(/准备截止取数/).waitFor();
  await look('close');
  await desk.hold('截止取数');
  await desk.sign();
  await desk.press(/拆封操作员的秘密数字/);
  await desk.button(/拆封公证员的秘密数字/).waitFor();
  await look('reveal');
  await desk.press(/拆封公证员的秘密数字/);
  await desk.button(/准备开始摇号/).waitFor();
  await look('draw');
  await desk.hold('开始摇号');
  await desk.press(/开始播放/);
  await desk.hall.locator('canvas:visible').waitFor();
}
