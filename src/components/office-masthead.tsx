import type { SiteSettings } from '#model/site-settings.ts';

type Words = Partial<Pick<SiteSettings, 'slogan' | 'issuer'>>;

/** The line below the head of the front page; the name stands in the head itself. */
export function OfficeMasthead({ slogan, issuer }: Words) {
  if (slogan === undefined && issuer === undefined) return null;
  return (
    <p className="masthead flex flex-wrap items-baseline justify-between pt-3 font-kai text-accent">
      <span className="text-lead tracking-[0.2em]">{slogan}</span>
      <span className="text-fine">{issuer}</span>
    </p>
  );
}
