// A parameter that the code takes apart has no name in it, and a reader would be shown `__namedParameters`.
import { Converter, ReflectionKind } from 'typedoc';

/** What a type's name says of a parameter: ForwardOptions → options, ReLUCache → cache. */
const LAST_WORD = /[A-Z][a-z]+$/;

/** The name that a parameter goes by: that of its type, and `options` where the type has none. */
export function nameOf(type) {
  if (type?.type !== 'reference') return 'options';
  return (LAST_WORD.exec(type.name)?.[0] ?? type.name).toLowerCase();
}

/** Names the parameters that the code takes apart. */
export function parameters(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const parameter of project.getReflectionsByKind(ReflectionKind.Parameter)) {
      if (parameter.name !== '__namedParameters') continue;
      const name = nameOf(parameter.type), taken = parameter.parent.parameters?.some(other => other.name === name);
      if (taken) app.logger.error(`${parameter.parent.getFullName()} has two parameters named ${name}`);
      parameter.name = name;
    }
  });
}
