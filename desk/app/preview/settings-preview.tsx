/** The settings as readers meet them: the masthead of the front page, the page about the site, the foot of every page. */
import { OfficeFooter } from '#components/office-footer.tsx';
import { OfficeMasthead } from '#components/office-masthead.tsx';
import type { SiteSettings } from '#model/site-settings.ts';
import { fieldsOf } from '../entry-text.ts';
import { dataOf, nameFrame } from './preview.tsx';
import type { PreviewProps } from './preview.tsx';

export function SettingsPreview(props: PreviewProps) {
  // What is being typed may not be valid yet; the components show whatever text there is.
  const settings = fieldsOf(dataOf(props)) as Partial<SiteSettings>;
  const about = Array.isArray(settings.about) ? settings.about : [];
  return (
    <>
      <main className="page" ref={nameFrame}>
        <p className="site-name">{settings.name ?? '还没有名称'}</p>
        <OfficeMasthead {...settings} />
        <h2>关于本站</h2>
        <div className="prose">
          {about.map((paragraph, at) => (
            <p key={at}>{paragraph}</p>
          ))}
        </div>
        {settings.deputyColumn !== undefined && (
          <>
            <h2>典型代表栏的说明</h2>
            <p className="lead">{settings.deputyColumn}</p>
          </>
        )}
      </main>
      <OfficeFooter {...settings} />
    </>
  );
}
