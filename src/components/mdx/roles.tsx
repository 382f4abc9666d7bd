import { checked } from './checked.tsx';
import { ComponentFigure } from './component-figure.tsx';

/** Each role by its name, and below it what to lead in and what to strive for. */
export const Roles = checked('Roles', ({ source, title, roles }) => (
  <ComponentFigure kind="roles" title={title} source={source}>
    <ol role="list" data-columns={columns(roles.length)}>
      {roles.map(({ role, deed, goal }) => (
        <li key={role}>
          <strong>{role}</strong>
          <p>
            <span className="roles-verb">带头</span>
            {deed}，
          </p>
          <p>
            <span className="roles-verb">争做</span>
            {goal}的{role}
          </p>
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
