"""Interview folders: which there are, what each holds, and every problem in them with its file and line."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from knowledge.folder import validity
from knowledge.folder.entries import located, validated
from knowledge.folder.files import ENTRIES, FILES, HEAD, ROWS, SOURCE, FolderDigest, FolderFiles, read_files
from knowledge.folder.models import Interview, LanguageCode, Problem, Slug
from knowledge.folder.notation import NO_CHARACTER, FlawError, Lines, Piece, decode, printable, read_rows
from knowledge.folder.source import Source
from knowledge.folder.yaml12 import read_list, read_mapping

_SLUG: TypeAdapter[str] = TypeAdapter(Slug)
_LANGUAGE: TypeAdapter[str] = TypeAdapter(LanguageCode)


class NoInterviewsError(Exception):
    """The directory given cannot hold interviews; `problem` says why and how to mend it."""

    def __init__(self, directory: Path, message: str) -> None:
        super().__init__(f"{directory}: {message}")
        self.problem = Problem(path=directory, line=0, level="error", message=message)


@dataclass(frozen=True)
class LoadedFolder:
    """One interview folder as read. `interview` is None if any of the problems is an error.

    `head` has the lines of interview.yaml; `lines` has, by the ids of the entries, their lines in `file`.
    """

    path: Path
    interview: Interview | None
    problems: list[Problem]
    head: Lines
    file: Path
    lines: Mapping[str, Lines]


@dataclass(frozen=True)
class LoadedFolders:
    """All interview folders of a directory. The interviews are fit for use only if `ok`; `digest` is of what was read,
    as `folder_digest` has it."""

    folders: list[LoadedFolder]
    problems: list[Problem]
    digest: str = ""

    @property
    def interviews(self) -> list[Interview]:
        """Those that have no error, by slug."""
        return [folder.interview for folder in self.folders if folder.interview]

    @property
    def ok(self) -> bool:
        return not any(problem.level == "error" for problem in self.problems)


def find_folders(directory: Path) -> list[Path]:
    """The interview folders of a directory, by name: itself if it holds interview.yaml, or else its folders.

    A folder with none of the files of an interview is passed over. Raises NoInterviewsError if none is left, or if the
    directory cannot be read.
    """
    try:
        if not directory.exists():
            raise NoInterviewsError(directory, "there is no such directory; give one that holds interviews")
        if not directory.is_dir():
            raise NoInterviewsError(directory, "this is a file; give the directory that holds it")
        if _holds(directory, HEAD):
            return [directory]
        found = sorted(child for child in directory.iterdir() if _is_candidate(child) and _holds(child, *FILES))
    except OSError as error:
        raise NoInterviewsError(
            directory, f"the directory cannot be read ({error.strerror}); mend its rights"
        ) from None
    if not found and _holds(directory, *FILES):
        return [directory]
    if not found:
        raise NoInterviewsError(
            directory, f"there is no interview here; add a folder with {HEAD}, {SOURCE} and {ENTRIES}"
        )
    return found


def read_base(directory: Path) -> LoadedFolders:
    """All interviews of a directory and all that is wrong with them, by path and line. Raises nothing."""
    try:
        paths = find_folders(directory)
    except NoInterviewsError as error:
        return LoadedFolders([], [error.problem])
    folders, digest = [], FolderDigest()
    for path in paths:
        files = read_files(path)
        digest.add(_slug(path), files)
        folders.append(_loaded(path, files))
    found = [problem for folder in folders for problem in folder.problems]
    return LoadedFolders(folders, in_order([*found, *_empty(directory)]), digest.hexdigest())


def read_folder(path: Path) -> LoadedFolder:
    """One interview folder and all that is wrong with it. Raises nothing."""
    return _loaded(path, read_files(path))


def folder_digest(directory: Path) -> str:
    """A hash of the names and contents of all interview folders; it differs when any of them does.

    Raises NoInterviewsError as `find_folders` does.
    """
    digest = FolderDigest()
    for path in find_folders(directory):
        digest.add(_slug(path), read_files(path))
    return digest.hexdigest()


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems by path and line."""
    return sorted(problems, key=lambda problem: (str(problem.path), problem.line))


def _slug(path: Path) -> str:
    return path.name if path.name not in ("", "..") else path.resolve().name


def _is_candidate(child: Path) -> bool:
    name = child.name
    return not name.startswith(".") and name != "__MACOSX" and not name.endswith("~") and child.is_dir()


def _holds(folder: Path, *names: str) -> bool:
    """Whether any of these is in a folder, be it of use or not; so a folder that cannot be looked into holds them."""
    try:
        return any((folder / name).exists() or (folder / name).is_symlink() for name in names)
    except OSError:
        return True


def _empty(directory: Path) -> Iterator[Problem]:
    """A warning of each folder of a directory that has nothing in it, such as a draft that was never begun."""
    with contextlib.suppress(OSError):  # what is gone meanwhile, or cannot be looked into, is no draft
        if _holds(directory, HEAD):
            return
        for child in sorted(directory.iterdir()):
            if _is_candidate(child) and not any(child.iterdir()):
                message = f"the folder is empty; add {HEAD}, {SOURCE} and {ENTRIES}, or remove it"
                yield Problem(path=child, line=0, level="warning", message=message)


def _loaded(path: Path, files: FolderFiles) -> LoadedFolder:
    """The folder of these files, and all that is wrong with it."""
    report = validity.Problems(path)
    with contextlib.suppress(validity.ReportFullError):
        if not files.refused or os.access(path, os.X_OK):
            return _read(path, files, report)
        report.add("", 0, "the folder cannot be read; mend its rights")  # once, not of each file that it may hold
    return LoadedFolder(path, None, in_order(report.problems), Lines(1, {}), path / ENTRIES, {})


def _read(path: Path, files: FolderFiles, report: validity.Problems) -> LoadedFolder:
    """The folder of these files, what is wrong with it being reported. Raises ReportFullError."""
    slug = _slug(path)
    try:
        _SLUG.validate_python(slug)
    except ValidationError:
        report.add("", 0, f"the folder's name {printable(slug)} must be 1 to 20 of a-z, 0-9, - and _; rename it")
        slug = "unusable"  # so that the model does not complain again
    source = _read_source(files, report)
    head = _read_head(files, report)
    file, pieces = _read_entries(files, report)
    interview = _interview(head, slug, report) if head else None
    ids = validity.known_ids(head.data) if head else validity.Known(None, None, None)
    drafts = validated(pieces, ids, _language(head), report, file)
    entries = located(drafts, source, report, file) if source else []
    if interview and source:
        interview = interview.model_copy(update={"source": source.text, "entries": entries})
    return LoadedFolder(
        path=path,
        interview=interview if report.ok else None,
        problems=in_order(report.problems),
        head=head.lines if head else Lines(1, {}),
        file=path / file,
        lines={draft.id: draft.lines for draft in drafts} if report.ok else {},
    )


def _content(files: FolderFiles, file: str, report: validity.Problems) -> bytes | None:
    """The bytes of a file, or None when the report has had to say why not."""
    if file in files.refused:
        report.add(file, 0, files.refused[file])
    elif file not in files.contents:
        other = (report.folder / file).with_suffix(".yml")
        hint = f"rename {other.name}" if file.endswith(".yaml") and other.exists() else "add it"
        report.add(file, 0, f"the file is missing; {hint}")
    elif not files.contents[file]:
        report.add(file, 1, "the file is empty; fill it in")
    return files.contents.get(file) or None


def _read_source(files: FolderFiles, report: validity.Problems) -> Source | None:
    data = _content(files, SOURCE, report)
    try:
        text = decode(data) if data else ""
    except FlawError as flaw:
        report.flaws(SOURCE, [flaw])
        return None
    if data and not text.strip("\ufeff \t\r\n"):
        report.add(SOURCE, 1, "the file is empty; put the published text in it")
        return None
    if "\0" in text:
        report.add(SOURCE, text.count("\n", 0, text.index("\0")) + 1, NO_CHARACTER)
    return Source(text) if data else None


def _read_head(files: FolderFiles, report: validity.Problems) -> Piece | None:
    data = _content(files, HEAD, report)
    piece, flaws = read_mapping(data) if data else (None, [])
    report.flaws(HEAD, flaws)
    return piece


def _read_entries(files: FolderFiles, report: validity.Problems) -> tuple[str, Iterable[Piece | FlawError]]:
    """The name of the file with the entries, and what there is of them."""
    file = ROWS if files.holds(ROWS) else ENTRIES
    if file == ROWS and files.holds(ENTRIES):
        report.add(ROWS, 0, f"there is {ENTRIES} too; keep one of the two")
        file = ENTRIES
    data = _content(files, file, report)
    if not data:
        return file, []
    return file, read_rows(data) if file == ROWS else chain(*read_list(data))


def _language(head: Piece | None) -> str:
    """The language of the source, or English where it cannot be told, so that one mistake is not reported twice."""
    try:
        return _LANGUAGE.validate_python(head.data.get("language") if head else "en")
    except ValidationError:
        return "en"


def _interview(head: Piece, slug: str, report: validity.Problems) -> Interview | None:
    """The interview without its source and entries."""
    report.breaches(HEAD, head.lines, validity.tidy_interview(head.data))
    report.breaches(HEAD, head.lines, validity.interview_breaches(head.data))
    try:
        return Interview.model_validate({**head.data, "slug": slug}, context={"language": _language(head)})
    except ValidationError as error:
        report.breaches(HEAD, head.lines, validity.breaches_of(error, head.data))
    return None
