// Loaded before a variant's own script: tells what the process has used, whenever it is asked.
process.on('message', (message) => {
  if (typeof message !== 'object' || message === null || !('usage' in message)) return;
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  const cpuMilliseconds = (userCPUTime + systemCPUTime) / 1000;
  process.send?.({ answer: { cpuMilliseconds, residentMegabytes: process.memoryUsage.rss() / 1e6 } });
});
