@echo off
rem Opens the catalogue content\roadmap.yaml in the browser. Close this window to end.
cd /d "%~dp0"
call roadmap-print.bat edit
if errorlevel 1 pause
