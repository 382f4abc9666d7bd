/**
 * Before anything else runs: the desk's page forbids building code from text, so
 * Zod is told not to try (colinhacks/zod#5414).
 */
import { z } from 'astro/zod';

z.config({ jitless: true });

// Decap names drafts with it (since decaporg/decap-cms#7846); over plain http on an intranet address the browser has
// none. No issue known: under such an address a list's 新增 throws without this.
if (typeof crypto.randomUUID !== 'function') {
  crypto.randomUUID = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
  };
}
