import type { SiteSettings } from '#model/site-settings.ts';
import { href } from '#site';

type Numbers = Partial<
  Pick<SiteSettings, 'name' | 'issuer' | 'contact' | 'correction' | 'icp' | 'police' | 'siteIdCode'>
>;

const pages = [
  ['/about/', '关于本站'],
  ['/sitemap/', '站点地图'],
  ['/accessibility/', '无障碍说明'],
  ['/open-data/', '开放数据与订阅'],
] as const;

/** The foot of every page: whose site it is and how to reach them. What the office has not written is not shown. */
export function OfficeFooter({ name, issuer, contact, correction, icp, police, siteIdCode }: Numbers) {
  const said = [issuer && `主办单位：${issuer}`, contact && `联系方式：${contact}`].filter(Boolean);
  return (
    <footer className="site-footer rule-t-ink text-fine text-ink-soft mt-8 py-5">
      <div className="page grid gap-x-7 gap-y-3 md:grid-cols-2">
        <div>
          <p className="font-song text-body text-ink">{name}</p>
          {said.map((line) => (
            <p key={line}>{line}</p>
          ))}
          {correction && (
            <p>
              <a href={correction}>纠错：告诉我们哪里不对</a>
            </p>
          )}
        </div>
        <ul className="grid grid-cols-2">
          {pages.map(([path, label]) => (
            <li key={path}>
              <a href={href(path)}>{label}</a>
            </li>
          ))}
          {icp && (
            <li>
              <a href="https://beian.miit.gov.cn/">{icp}</a>
            </li>
          )}
          {police && (
            <li>
              <a href="https://beian.mps.gov.cn/">{police}</a>
            </li>
          )}
          {siteIdCode && <li>网站标识码：{siteIdCode}</li>}
        </ul>
      </div>
    </footer>
  );
}
