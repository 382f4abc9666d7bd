import type { SiteSettings } from '#model/site-settings.ts';

type Words = Partial<Pick<SiteSettings, 'name' | 'slogan' | 'issuer' | 'campaign' | 'description'>>;

/** The front page opens like a printed briefing: name in red, slogan, one line, red rule. */
export function OfficeMasthead({ name, slogan, issuer, campaign, description }: Words) {
  return (
    <>
      <div className="masthead">
        <h1>{name}</h1>
        {slogan && <p className="slogan">{slogan}</p>}
        <p className="masthead-line">
          <span>{issuer ?? '人大代表简报网页版'}</span>
          {campaign && <span>主题活动：{campaign}</span>}
        </p>
      </div>
      {description && <p className="lead">{description}</p>}
    </>
  );
}
