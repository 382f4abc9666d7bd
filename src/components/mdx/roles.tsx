import { checked } from './checked.tsx';
import { ComponentFigure } from './component-figure.tsx';

/** Each role is a sentence that ends in its name: lead in this, strive to be that. */
export const Roles = checked('Roles', ({ source, title, roles }) => (
  <ComponentFigure kind="roles" title={title} source={source} wide>
    <ol role="list" data-columns={columns(roles.length)}>
      {roles.map(({ role, deed, goal }) => (
        <li key={role}>
          <p>
            <span className="roles-verb">带头</span>
            {deed}，
          </p>
          <p>
            <span className="roles-verb">争做</span>
            {goal}的
          </p>
          <strong>{role}</strong>
        </li>
      ))}
    </ol>
  </ComponentFigure>
));

/** Columns of a wide grid that leave no hole in its last row, where there are such. */
function columns(roles: number): number {
  if (roles % 4 === 0) return 4;
  return roles % 3 === 0 ? 3 : 2;
}
