import { checked } from './checked.tsx';
import { ShowingFigure } from './showing-figure.tsx';

/** Each role is a sentence that ends in its name: lead in this, strive to be that. */
export const Roles = checked('Roles', ({ source, title, roles }) => (
  <ShowingFigure kind="roles" title={title} source={source} wide>
    <ol role="list" data-count={roles.length}>
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
  </ShowingFigure>
));
