"""The commands: arguments, calls, exit codes."""

from __future__ import annotations

import errno
import io
import re
import sys
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from atlas import engine, folders, load, offline, output, pipeline, policy, problems, publish, verify
from atlas import stats as figures
from atlas.problems import Exit, Place, Problem, say

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = ROOT / "templates"
SOURCES = (TEMPLATES, ROOT / "atlas")
CONFIG = ROOT / "mkdocs.yml"
MACHINE = {errno.EACCES: "A601", errno.EPERM: "A601", errno.EROFS: "A601", errno.ENOSPC: "A602", errno.EDQUOT: "A602"}
"""What the system says -> our code for it; all else is A605."""

content_option = click.option(
    "--content",
    type=click.Path(path_type=Path),
    default=ROOT / "content",
    metavar="DIR",
    help="The folder of YAML to read.  [default: content]",
)
strict_option = click.option("--strict", is_flag=True, help="Let warnings fail, too.")
format_option = click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    help="For people, for programs, or as annotations of GitHub.",
)


def output_option(default: str) -> Callable[[Any], Any]:
    return click.option(
        "--output",
        type=click.Path(path_type=Path),
        default=ROOT / default,
        metavar="DIR",
        help=f"The folder to write.  [default: {default}]",
    )


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of a fault of the program itself.")
@click.pass_context
def commands(context: click.Context) -> None:
    """Make the site of a career framework from its YAML. Without a command: build."""
    if context.invoked_subcommand is None:
        context.invoke(build)


@commands.command()
@content_option
@output_option("site")
@strict_option
@format_option
def build(content: Path, output: Path, strict: bool, style: str) -> None:
    """Check, render and publish every language. The old site stays until the new one is whole and verified."""
    started = time.monotonic()
    site = folders.refuse_bad_output(output, ROOT, (content, *SOURCES, ROOT / "rendered"))
    language = load.language_of(content)
    made = pipeline.make(content, TEMPLATES, shown(content))
    if problems.failed(made.problems, strict):
        _report(made.problems, language, style, strict)
    with publish.workshop(site) as work:
        built, pages = _build(made, work, style)
        publish.exchange(built, site)
    took = time.monotonic() - started
    words = {"pages": pages, "languages": ", ".join(_languages(made)), "took": took, "output": shown(output)}
    template = (
        "建好了：{languages}，{pages} 页，用时 {took:.1f} 秒，在 {output}/"
        if language == "zh"
        else "built: {languages}, {pages} pages, {took:.1f} s, in {output}/"
    )
    say(template.format(**words), "green")


def _build(made: pipeline.Result, work: Path, style: str) -> tuple[Path, int]:
    """Markdown -> a verified site in the workshop. Returns it and the number of pages."""
    rendered, built = work / "rendered", work / "site"
    output.write(rendered, made.files)
    count = sum(name.endswith(".md") for name in made.files)
    label = "生成页面" if made.language == "zh" else "pages"
    with click.progressbar(length=count, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()) as bar:
        found = engine.build(CONFIG, rendered, built, lambda: bar.update(1))
    if not found:
        policy.apply(built)
        found = verify.verify(built, engine.site_url(CONFIG))
    _report([*made.problems, *found], made.language, style)
    return built, count


def _languages(made: pipeline.Result) -> list[str]:
    return sorted({name.partition("/")[0] for name in made.files if "/" in name})


@commands.command("offline")
@content_option
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=ROOT / "site-offline.zip",
    metavar="FILE",
    help="The zip to write.  [default: site-offline.zip]",
)
@format_option
def offline_copy(content: Path, output: Path, style: str) -> None:
    """Make one zip of the whole site that works from a folder on disk, search included. `site/` stays as it is."""
    if output.suffix != ".zip":
        raise click.BadParameter("a name that ends in .zip was wanted", param_hint="--output")
    made = pipeline.make(content, TEMPLATES, shown(content))
    if made.failed:
        _report(made.problems, made.language, style)
    with publish.workshop(output) as work:
        built, pages = _build(made, work, style)
        packed = work / output.name
        packed.write_bytes(offline.pack(built, output.stem))
        packed.replace(output)
    size = output.stat().st_size / 1_000_000
    template = (
        "打包好了：{pages} 页，{size:.1f} MB，在 {output}"
        if made.language == "zh"
        else "packed: {pages} pages, {size:.1f} MB, in {output}"
    )
    say(template.format(pages=pages, size=size, output=shown(output)), "green")


@commands.command()
@content_option
@strict_option
@format_option
@click.option("--stats", is_flag=True, help="Show figures on the content, by kind.")
def check(content: Path, strict: bool, style: str, stats: bool) -> None:
    """Say what is wrong with the content, and make nothing."""
    language = load.language_of(content)
    graph, found = pipeline.check(content, shown(content))
    if stats and graph:
        problems.show_table(figures.table(graph, language))
    _report(found, language, style, strict)
    if graph and not found:
        entries = len(graph.framework.entries)
        said = f"{entries} 个条目，没有问题" if language == "zh" else f"{entries} entries, no problems"
        say(said, "green")


@commands.command()
@content_option
@output_option("rendered")
@format_option
def render(content: Path, output: Path, style: str) -> None:
    """Write the Markdown only, one folder a language, for any engine that reads it."""
    folder = folders.refuse_bad_output(output, ROOT, (content, *SOURCES))
    made = pipeline.make(content, TEMPLATES, shown(content))
    _report(made.problems, made.language, style)
    _write(folder, made)


def _write(folder: Path, made: pipeline.Result) -> None:
    changed = output.write(folder, made.files)
    files = len(made.files)
    said = f"{files} 个文件，改动 {changed} 个" if made.language == "zh" else f"{files} files, {changed} changed"
    say(said, "green")


def _report(found: list[Problem], language: str, style: str, strict: bool = False) -> None:
    """Shows problems, and ends the run if they have to be mended first."""
    problems.report(found, language, style)
    if found:
        say(problems.counted(found, language))
    if problems.failed(found, strict):
        raise click.exceptions.Exit(Exit.WRITER)


def shown(path: Path) -> str:
    """A path as people say it: relative to where they stand, where that is shorter."""
    here, there = Path.cwd(), path.absolute()
    return there.relative_to(here).as_posix() if there.is_relative_to(here) else str(path)


def main() -> None:
    """Runs a command. Whatever goes wrong becomes one line and an exit code."""
    debug = "--debug" in sys.argv
    arguments = [item for item in sys.argv[1:] if item != "--debug"]  # welcome after the command as well
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")  # what programs read is UTF-8, on Windows as well
    try:
        sys.exit(commands.main(arguments, prog_name="build.py", standalone_mode=False) or Exit.FINE)
    except click.exceptions.Exit as error:
        sys.exit(error.exit_code)
    except click.UsageError as error:
        error.show()
        sys.exit(Exit.USAGE)
    except (click.Abort, KeyboardInterrupt):
        say("stopped / 已停止")
        sys.exit(Exit.INTERRUPTED)
    except folders.RefusedError as error:
        _end(error.problem, Exit.ENVIRONMENT, arguments)
    except OSError as error:
        _end(_of_the_machine(error), Exit.ENVIRONMENT, arguments)
    except Exception as error:
        if debug:
            traceback.print_exc()
        _end(Problem("A901", Place("build.py"), {"detail": f"{type(error).__name__}: {error}"}), Exit.OURS, arguments)


def _of_the_machine(error: OSError) -> Problem:
    code = MACHINE.get(error.errno or 0, "A605")
    path = error.filename2 or error.filename or "?"  # of a copy, where it was to go
    return Problem(code, Place(str(path)), {"detail": error.strerror or str(error)})


def _end(problem: Problem, code: Exit, arguments: list[str]) -> None:
    """In the language of the content that was asked for: nothing else is left of a run that failed."""
    named = re.search(r"(?:^|\n)--content[=\n](.+)", "\n".join(arguments))
    problems.report([problem], load.language_of(Path(named[1]) if named else ROOT / "content"))
    sys.exit(code)
