import { expect, it } from 'vitest';
import { securityHeaders } from './web-security.ts';

it("a page's own script may run, named by its digest, and no other", () => {
  // The example of CSP Level 3, section 8.4.
  const page = "<script>alert('Hello, world.');</script><script src='/a.js'></script>";
  const policy = (html?: string) => securityHeaders(null, html)['Content-Security-Policy'.toLowerCase()];
  expect(policy(page)).toContain("script-src 'self' 'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
  expect(policy(page)?.match(/sha256/g)).toHaveLength(1);
  expect(policy()).toContain("script-src 'self';");
});
