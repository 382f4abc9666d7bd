import type { SiteSettings } from '#model/site-settings.ts';
import { href } from '#site';

type Numbers = Partial<Pick<SiteSettings, 'issuer' | 'contact' | 'correction' | 'icp' | 'police' | 'siteIdCode'>>;

/** The foot of every page: whose site it is. What the office has not written is not shown. */
export function OfficeFooter({ issuer, contact, correction, icp, police, siteIdCode }: Numbers) {
  return (
    <footer className="site-footer">
      <div className="page">
        {issuer && <p>主办单位：{issuer}</p>}
        {contact && <p>联系方式：{contact}</p>}
        <ul>
          <li>
            <a href={href('/about/')}>关于本站</a>
          </li>
          <li>
            <a href={href('/sitemap/')}>站点地图</a>
          </li>
          <li>
            <a href={href('/accessibility/')}>无障碍说明</a>
          </li>
          <li>
            <a href={href('/open-data/')}>开放数据与订阅</a>
          </li>
          {correction && (
            <li>
              <a href={correction}>纠错</a>
            </li>
          )}
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
