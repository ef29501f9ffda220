//! Tables from elsewhere (CSV, ODS, XLSX) read into checked rows.
