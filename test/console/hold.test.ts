import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createHold, holdTimes } from '../../renderer/console/state/hold.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  let settle = () => {};
  const fire = vi.fn(
    () =>
      new Promise<void>(resolve => {
        settle = resolve;
      }),
  );
  return { fire, hold: createHold(fire), settle: () => settle() };
}

it('does nothing when pressed before it is armed', () => {
  const { fire, hold } = setUp();
  hold.press();
  vi.advanceTimersByTime(10 * holdTimes.hold);
  expect(hold.phase()).toBe('idle');
  expect(fire).not.toHaveBeenCalled();
});

it('fires once when armed and then held for the whole second', () => {
  const { fire, hold } = setUp();
  hold.arm();
  hold.press();
  vi.advanceTimersByTime(holdTimes.hold - 1);
  expect(fire).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(fire).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(10 * holdTimes.hold);
  expect(fire).toHaveBeenCalledTimes(1);
});

it('stays armed when let go early, and starts the second anew', () => {
  const { fire, hold } = setUp();
  hold.arm();
  for (let press = 0; press < 5; press++) {
    hold.press();
    vi.advanceTimersByTime(holdTimes.hold - 1);
    hold.release();
  }
  expect(hold.phase()).toBe('armed');
  expect(fire).not.toHaveBeenCalled();
});

it('disarms itself after fifteen seconds, counted from the last touch', () => {
  const { hold } = setUp();
  hold.arm();
  vi.advanceTimersByTime(holdTimes.disarm - 1);
  hold.press();
  vi.advanceTimersByTime(10);
  hold.release();
  vi.advanceTimersByTime(holdTimes.disarm - 1);
  expect(hold.phase()).toBe('armed');
  vi.advanceTimersByTime(1);
  expect(hold.phase()).toBe('idle');
});

it('takes nothing while a request is under way, and is idle after it', async () => {
  const { fire, hold, settle } = setUp();
  hold.arm();
  hold.press();
  vi.advanceTimersByTime(holdTimes.hold);
  expect(hold.phase()).toBe('sending');
  hold.arm();
  hold.press();
  hold.disarm();
  vi.advanceTimersByTime(10 * holdTimes.hold);
  expect(fire).toHaveBeenCalledTimes(1);
  settle();
  await vi.advanceTimersByTimeAsync(0);
  expect(hold.phase()).toBe('idle');
});

it('is idle again after a request that threw', async () => {
  const hold = createHold(() => Promise.reject(new Error('gone')));
  hold.arm();
  hold.press();
  await vi.advanceTimersByTimeAsync(holdTimes.hold);
  expect(hold.phase()).toBe('idle');
});
