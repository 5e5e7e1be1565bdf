#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { assignmentsCommand, nbgraderCommand, startCommand } from './assignments.ts';
import { checkCommand } from './check.ts';
import { demoCommand } from './demo.ts';
import { classroomCommand, gradeCommand, gradescopeCommand } from './grade.ts';

const { version, description } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string; description: string };

const program = new Command('handgrad')
  .description(`${description}.`)
  .version(version)
  // A hint on a second line, as commander writes it, would make two lines of one error.
  .configureOutput({ outputError: (text, write) => { write(`${text.trim().replaceAll('\n', ' ')}\n`); } })
  .helpCommand(false)
  .enablePositionalOptions();                  // flags after `demo convnet` are convnet's
program.addCommand(demoCommand().copyInheritedSettings(program));
program.addCommand(assignmentsCommand().copyInheritedSettings(program));
program.addCommand(startCommand().copyInheritedSettings(program));
program.addCommand(nbgraderCommand().copyInheritedSettings(program));
program.addCommand(checkCommand().copyInheritedSettings(program));
program.addCommand(gradeCommand().copyInheritedSettings(program));
program.addCommand(gradescopeCommand().copyInheritedSettings(program));
program.addCommand(classroomCommand().copyInheritedSettings(program));

// `handgrad demo | head`: who reads no further wants no more.
process.stdout.on('error', (error: NodeJS.ErrnoException) => { process.exit(error.code === 'EPIPE' ? 0 : 1); });

try {
  await program.parseAsync();
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}
