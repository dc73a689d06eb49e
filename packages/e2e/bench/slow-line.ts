import type { CDPSession, Page } from 'playwright-core';

/** A ward's old computer on a bad line: what the figures are measured under. */
export const SLOW_LINE = {
  cpuSlowdown: 4,
  roundTripMilliseconds: 150,
  downBitsPerSecond: 1_600_000,
  upBitsPerSecond: 750_000,
} as const;

/** Makes the page's line as slow as {@link SLOW_LINE} says, its computer by `cpuSlowdown`, and answers with the session that its figures are read from. */
export const slowDown = async (page: Page, cpuSlowdown: number): Promise<CDPSession> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW_LINE.roundTripMilliseconds,
    downloadThroughput: SLOW_LINE.downBitsPerSecond / 8,
    uploadThroughput: SLOW_LINE.upBitsPerSecond / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
  return session;
};
