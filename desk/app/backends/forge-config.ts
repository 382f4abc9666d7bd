/** How Decap is told of the office's forge. */
import type { ForgeSettings } from '#model/forge-settings.ts';

const GITHUB = 'https://github.com';

/** Where the forge answers programs. */
function apiRoot({ kind, address }: ForgeSettings): string {
  if (kind === 'forgejo') return `${address}/api/v1`;
  if (kind === 'gitlab') return `${address}/api/v4`;
  return address === GITHUB ? 'https://api.github.com' : `${address}/api/v3`;
}

/** Decap's `backend`, with what the chosen back end reads and nothing else. */
export function forgeBackend(forge: ForgeSettings): Record<string, unknown> {
  const { kind, address, repository: repo, branch = 'main', appId: app_id, signIn } = forge;
  const common = { name: kind, repo, branch, api_root: apiRoot(forge) };
  // Forgejo's back end knows PKCE only and finds the pages to sign in on from `api_root`.
  if (kind === 'forgejo') return { ...common, app_id };
  if (kind === 'gitlab') return { ...common, base_url: address, auth_type: 'pkce', app_id };
  return { ...common, base_url: signIn };
}

/** The origins that the desk's page asks. */
export function forgeOrigins(forge: ForgeSettings): string[] {
  return [
    ...new Set(
      [apiRoot(forge), forge.kind === 'github' ? apiRoot(forge) : forge.address].map((one) => new URL(one).origin),
    ),
  ];
}

/** Where people look at what is proposed. */
export function proposalsPage({ kind, address, repository }: ForgeSettings): string {
  const page = { forgejo: 'pulls', gitlab: '-/merge_requests', github: 'pulls' }[kind];
  return `${address}/${repository}/${page}`;
}

/** No server draws pictures anew here, so the browser does before they are sent: no EXIF, no position. */
export const pictureProcessing = {
  enabled: true,
  strip_metadata: true,
  format: { enabled: true, default: 'jpeg' },
  quality: 84,
} as const;
